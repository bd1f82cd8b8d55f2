using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Compares checkpoints with what their journals come to, because hashes say that nobody altered one, not that it was right. Entries must
/// come stream by stream, in order of version.
/// </summary>
/// <param name="marks">Where the checkpoints stand.</param>
/// <param name="read">Reads one, when its entry has come; null where it is altered, because then nobody goes by it.</param>
internal sealed class CheckpointCheck(IEnumerable<CheckpointMark> marks, Func<CheckpointMark, Checkpoint?> read)
{
    private readonly Dictionary<StreamId, Queue<CheckpointMark>> _marks = marks
        .GroupBy(m => m.Stream)
        .ToDictionary(m => m.Key, m => new Queue<CheckpointMark>(m.OrderBy(c => c.Version)));
    private PassageReplay _replay = new(default);

    /// <summary>
    /// Says what the next entry shows to be wrong with the checkpoints of its stream, naming stream and version; null when nothing is.
    /// </summary>
    public string? Fault(Entry entry)
    {
        if (!_marks.TryGetValue(entry.Stream, out var waiting))
        {
            return null;
        }

        var passage = new PassageId(entry.Stream.Value);
        try
        {
            if (entry.Version == 0)
            {
                _replay = new(passage);
            }

            _replay.Take(entry);
        }
        catch (FormatException e)
        {
            Leave(entry.Stream);
            return $"Stream {entry.Stream}, version {entry.Version}: what stands here cannot follow what stood before. {e.Message}";
        }

        return
            !waiting.TryPeek(out var mark)
            || mark.Version != entry.Version
            || read(waiting.Dequeue()) is not { } checkpoint
            || PassageStateJson.Read(passage, checkpoint.Version, checkpoint.Body) is not { } kept
            || kept == _replay.State
            ? null
            : $"Stream {entry.Stream}, checkpoint at version {checkpoint.Version}: it does not say what the journal comes to. Stop the "
                + "program if it runs, drop the checkpoints (verify --drop-checkpoints), then start again: it reads the journal instead.";
    }

    /// <summary>Leaves out a stream's checkpoints, because a journal that is not whole says nothing about them.</summary>
    public void Leave(StreamId stream) => _marks.Remove(stream);
}
