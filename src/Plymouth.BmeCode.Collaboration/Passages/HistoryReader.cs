using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Notes, while a consultation is read from its journals, the last versions of each passage, and hands on the checkpoints that are missing
/// on the way: where the journal came by import, or an earlier build kept only the last of each passage.
/// </summary>
/// <param name="tail">How many versions before the last checkpoint are noted too.</param>
/// <param name="every">The fewest versions between two checkpoints.</param>
/// <param name="keep">Called with a passage at a version at which a checkpoint is due.</param>
internal sealed class HistoryReader(int tail, int every, Action<PassageState> keep) : IReplayFollower
{
    private readonly Dictionary<PassageId, (List<StoredChange> Changes, NextCheckpoint Next)> _passages = [];

    /// <inheritdoc/>
    public int Tail => tail;

    /// <inheritdoc/>
    public void GoesOnFrom(PassageState state, int weight) => Of(state.Id).Next.GoOnFrom(state.Version, weight);

    /// <inheritdoc/>
    public void Took(Entry entry, WordingEntry written, PassageState? folded, bool isOfTail)
    {
        var (changes, next) = Of(new(entry.Stream.Value));
        if (isOfTail)
        {
            changes.Add(PassageHistory.ChangeOf(entry, written));
        }

        if (folded is null)
        {
            return;
        }

        next.Add(entry.Body!.Length);
        if (next.IsDue(folded, every))
        {
            next.GoOnFrom(folded.Version, weight: null);
            keep(folded);
        }
    }

    /// <summary>Returns what was read of a passage, which is now in a state.</summary>
    public PassageHistory HistoryOf(PassageState state)
    {
        var (changes, next) = Of(state.Id);
        return new(state, changes, next);
    }

    private (List<StoredChange> Changes, NextCheckpoint Next) Of(PassageId id)
    {
        if (!_passages.TryGetValue(id, out var passage))
        {
            _passages.Add(id, passage = ([], new()));
        }

        return passage;
    }
}
