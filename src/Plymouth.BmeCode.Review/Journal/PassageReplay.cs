namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Folds the journal of one passage, entry by entry.</summary>
/// <param name="id">The passage.</param>
/// <param name="start">The passage at the version from which to go on; null to take its journal from version 0.</param>
public sealed class PassageReplay(PassageId id, PassageState? start = null)
{
    private readonly int _startsAfter = start?.Version ?? -1;

    /// <summary>The passage after the last entry taken; before the first, the start.</summary>
    public PassageState? State { get; private set; } = start;

    /// <summary>
    /// Takes the journal's next entry. Entries up to the version of the start are read, because a caller may want to know what they say,
    /// but not folded.
    /// </summary>
    /// <returns>The entry as read.</returns>
    /// <exception cref="FormatException">
    /// It cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public WordingEntry Take(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var written = EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body));
        if (entry.Version > _startsAfter)
        {
            State = EntryText.Follow(entry, () => written.Fold(id, State, entry.Version));
        }

        return written;
    }
}
