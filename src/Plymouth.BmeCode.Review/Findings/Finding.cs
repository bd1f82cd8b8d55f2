using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Something a check has found in the table. A value: two that say the same are equal.</summary>
/// <param name="About">The subjects it is about, the most important first. Never empty.</param>
/// <param name="Message">One sentence for people: what was found.</param>
/// <param name="Why">One sentence for people: why it matters.</param>
/// <param name="Blocking">True when the Code is not published with it unless somebody says why.</param>
/// <param name="Remedies">The buttons that settle it, the nearest first. It can always be dismissed with a reason as well.</param>
public sealed record Finding(
    FindingKind Kind,
    ImmutableList<Subject> About,
    string Message,
    string Why,
    bool Blocking,
    ImmutableList<Remedy> Remedies
)
{
    /// <summary>The words and ids it rests on. A reason given for it holds only while they are the same; no screen shows them.</summary>
    public string Grounds { get; init; } = "";

    /// <summary>Tells apart several findings of one kind about the same subjects.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The id. It depends on the kind, subjects and detail, and on nothing else.</summary>
    public FindingId Id => FindingId.Of(Kind, About, Detail);

    /// <summary>Returns the command that puts this finding aside for a reason.</summary>
    public DismissFinding Dismissal(string reason) => new(Id, Grounds, reason);

    /// <summary>True when all is the same; lists are compared by what is in them.</summary>
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

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Message, Detail);
}

/// <summary>A button that settles a finding: it asks for a decision, goes to a place, or does first the one and then the other.</summary>
/// <param name="Words">The words on the button.</param>
/// <param name="Command">The command it asks for; null when it only goes to a place.</param>
/// <param name="Goes">The place it goes to; null when it only asks for a decision.</param>
public sealed record Remedy(string Words, Command? Command, Subject? Goes)
{
    /// <summary>Makes a button that goes to a place.</summary>
    public static Remedy GoTo(string words, Subject goes) => new(words, null, goes);

    /// <summary>Makes a button that asks for a decision.</summary>
    public static Remedy Do(string words, Command command) => new(words, command, null);
}
