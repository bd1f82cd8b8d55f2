using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Compares checkpoints with what their journals come to, because hashes say that nobody altered one, not that it was right. Entries must
/// come stream by stream, in order of version.
/// </summary>
internal sealed class CheckpointCheck(IEnumerable<Checkpoint> checkpoints)
{
    private readonly Dictionary<StreamId, Checkpoint> _checkpoints = checkpoints.ToDictionary(c => c.Stream);
    private PassageReplay _replay = new(default);

    /// <summary>
    /// Says what the next entry shows to be wrong with the checkpoint of its stream, naming stream and version; null when nothing is.
    /// </summary>
    public string? Fault(Entry entry)
    {
        if (!_checkpoints.TryGetValue(entry.Stream, out var checkpoint))
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
            entry.Version != checkpoint.Version
            || PassageStateJson.Read(passage, checkpoint.Version, checkpoint.Body) is not { } kept
            || kept == _replay.State
            ? null
            : $"Stream {entry.Stream}, checkpoint at version {checkpoint.Version}: it does not say what the journal comes to. Stop the "
                + "program if it runs, drop the checkpoints (verify --drop-checkpoints), then start again: it reads the journal instead.";
    }

    /// <summary>Leaves out a stream's checkpoint, because a journal that is not whole says nothing about it.</summary>
    public void Leave(StreamId stream) => _checkpoints.Remove(stream);
}
