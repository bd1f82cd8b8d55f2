namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Reads and folds entries. When an entry cannot be read or does not follow, the error names it.</summary>
public static class EntryText
{
    /// <summary>Returns the entry's kind, version and journal: the beginning of a sentence about it.</summary>
    public static string Name(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return $"The entry of kind {entry.Kind}, version {entry.Version} of journal {entry.Stream}";
    }

    /// <summary>Reads the entry's body with <paramref name="read"/>.</summary>
    /// <exception cref="FormatException">
    /// The body was erased or cannot be read; the message names the entry's kind, stream and version.
    /// </exception>
    public static T Understand<T>(Entry entry, Func<string, T> read)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read(entry.Body ?? throw new FormatException("its body was erased"));
        }
        catch (FormatException e)
        {
            throw new FormatException(
                $"{Name(entry)}, cannot be read by this program: {e.Message} Use the program that wrote it, or a newer one.",
                e
            );
        }
    }

    /// <summary>Runs <paramref name="fold"/>, which folds the entry into what stood before.</summary>
    /// <exception cref="FormatException">
    /// The entry does not follow from what stood before; the message names its kind, stream and version.
    /// </exception>
    public static T Follow<T>(Entry entry, Func<T> fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        try
        {
            return fold();
        }
#pragma warning disable CA1031 // The fold of an entry that another program wrote may throw anything.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new FormatException($"{Name(entry)}, does not follow from those before it: {e.Message}", e);
        }
    }
}
