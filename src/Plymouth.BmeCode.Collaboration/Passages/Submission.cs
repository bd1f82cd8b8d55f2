using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>A change as a client sends it, made against version <paramref name="Base"/>; <paramref name="Sequence"/> counts up per client, so that a change sent twice is told from two changes.</summary>
/// <param name="GoesOn">All it inserts stands right behind what its author typed last: see <see cref="Precedence"/>.</param>
public sealed record Submission(int Base, string Client, int Sequence, Delta Delta, bool GoesOn = false);

/// <summary>What became of a submission; only after the journal has it on disk.</summary>
public abstract record Submitted
{
    public sealed record Stored(int Version) : Submitted;

    public sealed record Refused(Refusal Refusal) : Submitted;
}

/// <summary>A change as it stands in the journal. For Closed and Reopened entries <paramref name="Delta"/> is empty.</summary>
public sealed record StoredChange(int Version, Delta Delta, MemberId Member, string? Client, int Sequence, DateTimeOffset At, bool GoesOn = false);

/// <summary>A passage as handed to a client that opens it: either the whole wording or the changes since the version it has. Nothing here is not on disk.</summary>
public sealed record Opened(int Version, string Client, Wording? Wording, IReadOnlyList<StoredChange>? Changes, string? Closed, PassageKind Kind);
