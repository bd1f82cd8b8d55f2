using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// A change as a client sends it, made against version <paramref name="Base"/>. <paramref name="Sequence"/> counts up per client, so that a
/// change sent twice is told from two changes.
/// </summary>
/// <param name="GoesOn">True when all it inserts directly follows what its author typed last: see <see cref="Precedence"/>.</param>
public sealed record Submission(int Base, string Client, int Sequence, Delta Delta, bool GoesOn = false);

/// <summary>The answer to a submission, given only after the journal has it on disk or when it is refused.</summary>
public abstract record Submitted
{
    /// <summary>The change is on disk, at <paramref name="Version"/> of the passage.</summary>
    public sealed record Stored(int Version) : Submitted;

    /// <summary>The change was not stored; <paramref name="Refusal"/> says why.</summary>
    public sealed record Refused(Refusal Refusal) : Submitted;
}

/// <summary>
/// A version of a passage as a change. <paramref name="Delta"/> is empty for entries that do not change the wording; <paramref
/// name="Client"/> is null and <paramref name="Sequence"/> 0 where a decision made it.
/// </summary>
public sealed record StoredChange(
    int Version,
    Delta Delta,
    MemberId Member,
    string? Client,
    int Sequence,
    DateTimeOffset At,
    bool GoesOn = false
);

/// <summary>
/// A passage as handed to a client that opens it: either the whole wording or the changes since the version it has. All of it is on disk.
/// </summary>
public sealed record Opened(
    int Version,
    string Client,
    Wording? Wording,
    IReadOnlyList<StoredChange>? Changes,
    string? Closed,
    PassageKind Kind
);
