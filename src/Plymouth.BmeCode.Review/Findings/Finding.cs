using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Something a check has found in the table. A value: two that say the same are equal.</summary>
/// <param name="About">What it is about, what matters most first. Never empty.</param>
/// <param name="Message">What was found, one sentence for people.</param>
/// <param name="Why">Why it matters, one sentence.</param>
/// <param name="Blocking">The Code is not published with it unless somebody says why.</param>
/// <param name="Remedies">What settles it, the nearest first; dismissing it with a reason is always possible besides.</param>
public sealed record Finding(
    FindingKind Kind,
    ImmutableList<Subject> About,
    string Message,
    string Why,
    bool Blocking,
    ImmutableList<Remedy> Remedies
)
{
    /// <summary>What it rests on (words, ids), such that a reason given for it holds only while this is the same. Never shown.</summary>
    public string Grounds { get; init; } = "";

    /// <summary>Tells several findings of one kind about the same subjects apart.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The same for the same kind, subjects and detail, whatever else changes.</summary>
    public FindingId Id => FindingId.Of(Kind, About, Detail);

    /// <summary>The decision that puts this finding aside for a reason.</summary>
    public DismissFinding Dismissal(string reason) => new(Id, Grounds, reason);

    public bool Equals(Finding? other) =>
        other is not null
        && Kind == other.Kind
        && Message == other.Message
        && Why == other.Why
        && Blocking == other.Blocking
        && Grounds == other.Grounds
        && Detail == other.Detail
        && About.SequenceEqual(other.About)
        && Remedies.SequenceEqual(other.Remedies);

    public override int GetHashCode() => HashCode.Combine(Kind, Message, Detail);
}

/// <summary>A button that settles a finding: it asks for a decision, or goes to a place, or first the one and then the other.</summary>
public sealed record Remedy(string Words, Command? Command, Subject? Goes)
{
    /// <summary>Goes to a place.</summary>
    public static Remedy GoTo(string words, Subject goes) => new(words, null, goes);

    /// <summary>Asks for a decision.</summary>
    public static Remedy Do(string words, Command command) => new(words, command, null);
}
