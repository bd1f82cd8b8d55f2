using Plymouth.BmeCode.Exchange.Text;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads any document with a table as a grid. What it is, is told by its bytes, never by its name.</summary>
internal static class GridReader
{
    /// <summary>Reads the document, or says why it cannot be read.</summary>
    public static ReadingResult.Bad? Read(ReadOnlySpan<byte> bytes, ReadAs how, out Grid grid)
    {
        grid = null!;
        try
        {
            if (bytes.Length > Bounds.TextBytes)
            {
                throw TooLarge(Bounds.TextBytes);
            }

            grid = DelimitedGrid.Read(Encodings.Decode(bytes, how.Encoding, out var encoding), encoding, how);
            return null;
        }
        catch (UnreadableException e)
        {
            return new(e.Line, e.Message);
        }
    }

    private static UnreadableException TooLarge(int most) =>
        new(1, $"The file is larger than {most / (1024 * 1024)} MB. Save the table alone and try again.");
}
