using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads any document with a table as a grid. What it is, is told by its bytes, never by its name.</summary>
internal static class GridReader
{
    /// <summary>Reads the document, or says why it cannot be read.</summary>
    public static ReadingResult.Bad? Read(ReadOnlySpan<byte> bytes, ReadAs how, out Grid grid)
    {
        grid = null!;
        var format = TableFormat.Text;
        try
        {
            if (bytes.Length > Bounds.DocumentBytes)
            {
                throw TooLarge(Bounds.DocumentBytes);
            }

            var file = bytes.ToArray();
            format = Formats.Of(file);
            grid = format switch
            {
                TableFormat.Docx => DocxGrid.Read(file),
                TableFormat.Xlsx or TableFormat.Xls => SheetGrid.Read(file, format, how),
                TableFormat.Text or TableFormat.Html => OfText(file, how),
                _ => throw NotKnown.Of(format),
            };
            return null;
        }
        catch (UnreadableException e)
        {
            return new(e.Line, e.Message) { RowWord = format == TableFormat.Text ? "line" : "row" };
        }
#pragma warning disable CA1031 // The libraries that unpack and read documents throw of many kinds where one is damaged or made up.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return new(
                0,
                "The document is damaged: it cannot be read to its end. Open it in the program it was made with, save it again, and try "
                    + "once more."
            );
        }
    }

    private static Grid OfText(ReadOnlySpan<byte> bytes, ReadAs how)
    {
        if (bytes.Length > Bounds.TextBytes)
        {
            throw TooLarge(Bounds.TextBytes);
        }

        var text = Encodings.Decode(bytes, how.Encoding, out var encoding);
        return Formats.IsPage(text) ? HtmlGrid.Read(text, encoding) : DelimitedGrid.Read(text, encoding, how);
    }

    private static UnreadableException TooLarge(int most) =>
        new($"The file is larger than {most / (1024 * 1024)} MB. Save the table alone and try again.");
}
