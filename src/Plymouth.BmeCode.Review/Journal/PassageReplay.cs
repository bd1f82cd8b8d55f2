namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Folds the journal of one passage, entry by entry.</summary>
/// <param name="id">The passage.</param>
/// <param name="start">The passage at the version from which to go on; null to take its journal from version 0.</param>
public sealed class PassageReplay(PassageId id, PassageState? start = null)
{
    /// <summary>The passage after the last entry taken; before the first, the start.</summary>
    public PassageState? State { get; private set; } = start;

    /// <summary>Takes the journal's next entry.</summary>
    /// <returns>The entry as read.</returns>
    /// <exception cref="FormatException">
    /// It cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public WordingEntry Take(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var written = WordingEntry.Read(entry);
        State = EntryText.Follow(entry, () => written.Fold(id, State, entry.Version));
        return written;
    }
}
