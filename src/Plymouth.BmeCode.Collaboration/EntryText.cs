using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>Reads what an entry says; where it cannot, names the entry.</summary>
internal static class EntryText
{
    /// <summary>The entry's body as <paramref name="read"/> understands it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names its kind, stream and version.</exception>
    public static T Understand<T>(Entry entry, Func<string, T> read)
    {
        try
        {
            return read(entry.Body ?? throw new FormatException("its body was erased"));
        }
        catch (FormatException e)
        {
            throw new FormatException($"The entry of kind {entry.Kind}, version {entry.Version} of journal {entry.Stream}, cannot be read by this program: {e.Message} Use the program that wrote it, or a newer one.", e);
        }
    }
}
