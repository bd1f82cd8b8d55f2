namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Reads what an entry says and does it to what stood before; where it cannot, names the entry.</summary>
public static class EntryText
{
    /// <summary>The entry's kind, version and journal: the beginning of a sentence about it.</summary>
    public static string Name(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return $"The entry of kind {entry.Kind}, version {entry.Version} of journal {entry.Stream}";
    }

    /// <summary>The entry's body as <paramref name="read"/> understands it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names its kind, stream and version.</exception>
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

    /// <summary>What stands after the entry.</summary>
    /// <exception cref="FormatException">It does not follow from what stood before; the message names its kind, stream and
    /// version.</exception>
    public static T Follow<T>(Entry entry, Func<T> fold)
    {
        ArgumentNullException.ThrowIfNull(fold);
        try
        {
            return fold();
        }
#pragma warning disable CA1031 // An entry that this program would not have written can bring about anything.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new FormatException($"{Name(entry)}, does not follow from those before it: {e.Message}", e);
        }
    }
}
