using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage.Rows;

/// <summary>
/// A row of <c>entries</c>. <see cref="WriterSession"/> alone writes it, and it is never changed, except that its body may be erased.
/// </summary>
internal sealed class EntryRow
{
    public long Position { get; init; }

    public required string Stream { get; init; }

    public int Version { get; init; }

    public required string Member { get; init; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long At { get; init; }

    public required string Kind { get; init; }

    public string? Origin { get; init; }

    /// <summary>The body as JSON; null once erased.</summary>
    public string? Body { get; init; }

    /// <summary>Hash of the body as it was written; outlives the body.</summary>
    public required string BodyHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>
    /// True when the entry was written elsewhere and came by import. It is no part of the hash, because it says how the entry came to stand
    /// here.
    /// </summary>
    public bool Imported { get; init; }

    public Entry ToEntry()
    {
        var entry = new Entry(
            Position,
            new StreamId(Stream),
            Version,
            new MemberId(Member),
            DateTimeOffset.FromUnixTimeMilliseconds(At),
            Kind,
            Origin,
            Body,
            Hash
        )
        {
            ErasedBodyHash = Body is null ? BodyHash : null,
        };
        return Imported ? entry.AsImported() : entry;
    }
}
