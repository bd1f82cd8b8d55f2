namespace Plymouth.BmeCode.Review.Journal;

/// <summary>One entry of a journal, as stored. Nothing else records history.</summary>
/// <param name="Place">Its place in the order of its consultation's journal: from 1, gapless, in order of commit.</param>
/// <param name="Stream">The journal it belongs to.</param>
/// <param name="Version">Its place within its stream, gapless from 0.</param>
/// <param name="Member">The member who made it.</param>
/// <param name="At">The time it was made, UTC, whole milliseconds.</param>
/// <param name="Kind">The kind of step, with the kind's version: <c>ClauseMoved/1</c>, <c>Changed/1</c>.</param>
/// <param name="Origin">
/// The <see cref="Journal.Origin"/> of a submitted change; null for an entry that a decision made. Unique within the stream.
/// </param>
/// <param name="Body">JSON as it stands: words of it may have been erased since. Null where an earlier build took it out whole.</param>
/// <param name="Hash">The hash of the stream's chain up to here: SHA-256, lower-case hex.</param>
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
    /// SHA-256 of the body as it was written, lower-case hex. It is given only when words of the body were erased, or all of it, so that
    /// the chain can still be checked. An <see cref="Erasing.Erased"/> entry then has the hash of the body as it stands.
    /// </summary>
    public string? WrittenBodyHash { get; init; }

    /// <summary>The hash that the chain is made of: of the body as it was written. Null where an export lacks both.</summary>
    public string? ChainedBodyHash => WrittenBodyHash ?? (Body is null ? null : HashChain.BodyHash(Body));

    /// <summary>
    /// True for an entry that was written elsewhere and came by import: its <see cref="Member"/>, and whoever its body names, are people of
    /// that consultation.
    /// </summary>
    public bool IsImported { get; private init; }

    /// <summary>Returns the entry as one that came by import.</summary>
    public Entry AsImported() => this with { Member = Member.AsImported(), IsImported = true };
}

/// <summary>An entry before the journal has given it its place, version and hash.</summary>
public sealed record NewEntry(MemberId Member, DateTimeOffset At, string Kind, string? Origin, string Body);
