namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Reads journals from a list of all their entries. It has no checkpoints, so whoever folds with it folds everything.</summary>
/// <param name="consultation">The consultation.</param>
/// <param name="entries">All entries of its journals, in order of place.</param>
public sealed class EntriesReader(ConsultationId consultation, IReadOnlyList<Entry> entries) : IJournalReader
{
    private readonly Lazy<ILookup<StreamId, Entry>> _streams = new(() => entries.ToLookup(e => e.Stream));

    /// <inheritdoc/>
    public ConsultationId Consultation => consultation;

    /// <inheritdoc/>
    public long Place => entries is [.., var last] ? last.Place : 0;

    /// <inheritdoc/>
    public ILookup<StreamId, CheckpointMark> Checkpoints => Enumerable.Empty<CheckpointMark>().ToLookup(c => c.Stream);

    /// <inheritdoc/>
    public long EndOfStep(long place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(place, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, entries.Count);
        while (place < entries.Count && entries[(int)place] is { Origin: null } next && next.Stream != consultation.Stream)
        {
            place++;
        }

        return place;
    }

    /// <inheritdoc/>
    public IEnumerable<Entry> ReadDecisions(long upTo) => _streams.Value[consultation.Stream].Where(e => e.Place <= upTo);

    /// <inheritdoc/>
    public IEnumerable<Entry> ReadBetween(long after, long upTo) => entries.Where(e => e.Place > after && e.Place <= upTo);

    /// <inheritdoc/>
    public ILookup<StreamId, Entry> Read(IReadOnlyCollection<EntrySpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        return spans
            .SelectMany(s => _streams.Value[s.Stream].Where(e => e.Version >= s.From && e.Version < s.Before && e.Place <= s.UpTo))
            .ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public IEnumerable<Checkpoint> Read(IReadOnlyCollection<CheckpointMark> marks) => [];

    /// <inheritdoc/>
    public string Head(IEnumerable<(StreamId Stream, int Version)> journals) =>
        HashChain.JournalHead(journals.Select(j => (j.Stream, _streams.Value[j.Stream].First(e => e.Version == j.Version).Hash)));

    /// <inheritdoc/>
    public DateTimeOffset LatestTime(long upTo) => entries.Where(e => e.Place <= upTo).Max(e => e.At);

    /// <inheritdoc/>
    public void Dispose() { }
}
