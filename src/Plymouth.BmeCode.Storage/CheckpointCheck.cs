using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Compares checkpoints with what their journals come to, because hashes say that nobody altered one, not that it was right. Entries must
/// come stream by stream, in order of version.
/// </summary>
internal sealed class CheckpointCheck(IEnumerable<Checkpoint> checkpoints)
{
    private readonly Dictionary<StreamId, Checkpoint> _checkpoints = checkpoints.ToDictionary(c => c.Stream);
    private PassageState? _state;

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
            _state = WordingEntry
                .Read(entry.Kind, entry.Body ?? throw new FormatException("Its body was erased."))
                .Fold(passage, entry.Version == 0 ? null : _state, entry.Version);
        }
        catch (Exception e) when (e is FormatException or WordingException or InvalidOperationException)
        {
            Leave(entry.Stream);
            return $"Stream {entry.Stream}, version {entry.Version}: what stands here cannot follow what stood before. {e.Message}";
        }

        return
            entry.Version != checkpoint.Version
            || PassageStateJson.Read(passage, checkpoint.Version, checkpoint.Body) is not { } kept
            || kept == _state
            ? null
            : $"Stream {entry.Stream}, checkpoint at version {checkpoint.Version}: it does not say what the journal comes to. Stop the "
                + "program if it runs, drop the checkpoints (verify --drop-checkpoints), then start again: it reads the journal instead.";
    }

    /// <summary>Leaves out a stream's checkpoint, because a journal that is not whole says nothing about it.</summary>
    public void Leave(StreamId stream) => _checkpoints.Remove(stream);
}
