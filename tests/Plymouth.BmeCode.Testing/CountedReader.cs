using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Testing;

/// <summary>Reads journals by another reader, and notes which entries of passages were read.</summary>
/// <param name="real">The other reader.</param>
/// <param name="wasRead">Where they are noted; one that is read twice stands there twice.</param>
public sealed class CountedReader(IJournalReader real, ICollection<Entry> wasRead) : IJournalReader
{
    public ConsultationId Consultation => real.Consultation;

    public long Place => real.Place;

    public ILookup<StreamId, CheckpointMark> Checkpoints => real.Checkpoints;

    public long EndOfStep(long place) => real.EndOfStep(place);

    public IEnumerable<Entry> ReadDecisions(long upTo) => real.ReadDecisions(upTo);

    public IEnumerable<Entry> ReadBetween(long after, long upTo) => real.ReadBetween(after, upTo);

    public ILookup<StreamId, Entry> Read(IReadOnlyCollection<EntrySpan> spans)
    {
        var read = real.Read(spans);
        foreach (var entry in read.SelectMany(stream => stream))
        {
            wasRead.Add(entry);
        }

        return read;
    }

    public IEnumerable<Checkpoint> Read(IReadOnlyCollection<CheckpointMark> marks) => real.Read(marks);

    public string Head(IEnumerable<(StreamId Stream, int Version)> journals) => real.Head(journals);

    public DateTimeOffset LatestTime(long upTo) => real.LatestTime(upTo);

    public void Dispose() => real.Dispose();
}
