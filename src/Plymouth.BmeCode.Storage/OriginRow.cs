using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>An origin as rows hold it: the client by itself, and the sequence number with whether the change goes on.</summary>
internal static class OriginRow
{
    /// <summary>
    /// Takes an origin apart. One that this program would write otherwise stands whole in place of the client, without a sequence, so that
    /// it comes back as it was.
    /// </summary>
    public static (string Client, int? Sequence, bool GoesOn) Of(string text)
    {
        try
        {
            if (Origin.Parse(text) is { } origin && origin.ToString() == text)
            {
                return (origin.Client, origin.Sequence, origin.GoesOn);
            }
        }
        catch (FormatException)
        {
            // It is kept as it is.
        }

        return (text, null, false);
    }

    /// <summary>Puts an origin together again.</summary>
    public static string TextOf(string client, long? row) =>
        row is { } number ? new Origin(client, (int)(number >> 1), (number & 1) == 1).ToString() : client;

    /// <summary>The number that stands in a row for a sequence and whether the change goes on.</summary>
    public static long? RowOf(int? sequence, bool goesOn) => sequence is { } number ? ((long)number << 1) | (goesOn ? 1L : 0L) : null;
}
