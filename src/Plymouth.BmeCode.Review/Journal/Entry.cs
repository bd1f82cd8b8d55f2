namespace Plymouth.BmeCode.Review.Journal;

/// <summary>One entry of a journal, as stored. Nothing else records history.</summary>
/// <param name="Place">Place in the order of its consultation's journal, gapless from 1, in order of commit.</param>
/// <param name="Stream">The journal it belongs to.</param>
/// <param name="Version">Place within its stream, gapless from 0.</param>
/// <param name="Member">Who.</param>
/// <param name="At">When, UTC, whole milliseconds.</param>
/// <param name="Kind">What, with its version: <c>ClauseMoved/1</c>, <c>Changed/1</c>.</param>
/// <param name="Origin">The <see cref="Journal.Origin"/> of a submitted change; null for an entry that a decision made. Unique within the
/// stream.</param>
/// <param name="Body">UTF-8 JSON; null once erased.</param>
/// <param name="Hash">SHA-256 chain of the stream, lower-case hex.</param>
public sealed record Entry(
    long Place,
    StreamId Stream,
    int Version,
    MemberId Member,
    DateTimeOffset At,
    string Kind,
    string? Origin,
    string? Body,
    string Hash
)
{
    /// <summary>
    /// SHA-256 of the body as it was written, lower-case hex; given only where the body was erased, so that the chain can still be checked.
    /// </summary>
    public string? ErasedBodyHash { get; init; }

    /// <summary>
    /// True where it was written elsewhere and came with an imported consultation: <see cref="Member"/>, and whoever its body names, are
    /// people of that consultation.
    /// </summary>
    public bool IsImported { get; private init; }

    /// <summary>The entry as one that came by import.</summary>
    public Entry AsImported() => this with { Member = Member.AsImported(), IsImported = true };
}

/// <summary>An entry before the journal has given it its place, version and hash.</summary>
public sealed record NewEntry(MemberId Member, DateTimeOffset At, string Kind, string? Origin, string Body);
