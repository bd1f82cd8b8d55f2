using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Decisions;

/// <summary>Who asks, when; where new ids come from.</summary>
public sealed record Asked(MemberId Member, Role Role, DateTimeOffset At, IdSource Ids);

/// <summary>What a command came to.</summary>
public abstract record Decision
{
    /// <summary>The rules allow it.</summary>
    public sealed record Accepted(Event Event, ImmutableList<PassageStep> Steps) : Decision;

    /// <summary>The rules do not; nothing changes.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>What was asked for is already so; nothing is written.</summary>
    public sealed record AlreadySo : Decision;
}

/// <summary>
/// Why something was not done: a value the screen can show. <see cref="Message"/> says what was wrong, where, and what to do.
/// </summary>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>Several responses have words: ask which leads and send the command again.</summary>
    public const string ChooseLeading = "chooseLeading";

    public const string Stale = "stale";
    public const string NotAllowed = "notAllowed";
    public const string NotFound = "notFound";
    public const string Agreed = "agreed";
    public const string Closed = "closed";
    public const string Invalid = "invalid";
    public const string DependedOn = "dependedOn";
    public const string NothingToUndo = "nothingToUndo";

    /// <summary>The journal could not be written (full disk, lost database).</summary>
    public const string NotSaved = "notSaved";
}

/// <summary>What a decision does to a passage, in the same batch as its event.</summary>
public abstract record PassageStep(PassageId Passage)
{
    /// <summary>
    /// A new passage at version 0. <paramref name="From"/>: the passage whose words these are, where they were copied or moved.
    /// </summary>
    public sealed record Create(PassageId Passage, PassageKind Kind, Wording Wording, PassageId? From) : PassageStep(Passage);

    /// <summary>One change of the wording, against the passage as the decision saw it.</summary>
    public sealed record Change(PassageId Passage, Delta Delta) : PassageStep(Passage);

    public sealed record Close(PassageId Passage, string Why) : PassageStep(Passage);

    public sealed record Reopen(PassageId Passage) : PassageStep(Passage);
}
