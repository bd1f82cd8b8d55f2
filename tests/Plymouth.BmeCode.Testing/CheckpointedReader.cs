using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Testing;

/// <summary>Journals on paper with checkpoints beside them.</summary>
public sealed class CheckpointedReader(
    ConsultationId id,
    IReadOnlyList<Entry> entries,
    IReadOnlyCollection<Checkpoint> checkpoints
) : IJournalReader
{
    private readonly EntriesReader _all = new(id, entries);

    public ConsultationId Consultation => _all.Consultation;

    public long Place => _all.Place;

    public ILookup<StreamId, CheckpointMark> Checkpoints =>
        checkpoints.Select(c => c.Mark).OrderBy(c => c.Version).ToLookup(c => c.Stream);

    public long EndOfStep(long place) => _all.EndOfStep(place);

    public IEnumerable<Entry> ReadDecisions(long upTo) => _all.ReadDecisions(upTo);

    public IEnumerable<Entry> ReadBetween(long after, long upTo) => _all.ReadBetween(after, upTo);

    public ILookup<StreamId, Entry> Read(IReadOnlyCollection<EntrySpan> spans) => _all.Read(spans);

    public IEnumerable<Checkpoint> Read(IReadOnlyCollection<CheckpointMark> marks) => checkpoints.Where(c => marks.Contains(c.Mark));

    public string Head(IEnumerable<(StreamId Stream, int Version)> journals) => _all.Head(journals);

    public DateTimeOffset LatestTime(long upTo) => _all.LatestTime(upTo);

    public void Dispose() => _all.Dispose();
}
