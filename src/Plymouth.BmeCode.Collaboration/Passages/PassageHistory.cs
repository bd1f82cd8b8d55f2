using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// A passage as read from its journal: its state and its last versions as changes (version 0, its creation, has an empty delta).
/// </summary>
/// <param name="Next">When its next checkpoint is due.</param>
internal sealed record PassageHistory(PassageState State, IReadOnlyList<StoredChange> Changes, NextCheckpoint Next)
{
    /// <summary>Reads an entry of a passage's journal as a change; its delta is empty unless the entry changes the wording.</summary>
    public static StoredChange ChangeOf(Entry entry) => ChangeOf(entry, WordingEntry.Read(entry));

    /// <summary>Returns an entry of a passage's journal, as read, as a change.</summary>
    public static StoredChange ChangeOf(Entry entry, WordingEntry written)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return PassageRoom.ChangeOf(written, entry.Version, entry.Member, entry.At, entry.Origin);
    }
}
