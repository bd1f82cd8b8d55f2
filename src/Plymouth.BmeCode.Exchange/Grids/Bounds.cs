namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Bounds the size of a document, so that none takes the server's memory or time.</summary>
internal static class Bounds
{
    /// <summary>Bytes of the largest plain text or web page.</summary>
    public const int TextBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of the largest Word document or workbook, pictures included.</summary>
    public const int DocumentBytes = 50 * 1024 * 1024;

    /// <summary>Bytes of a Word document's or workbook's text parts once they are unpacked.</summary>
    public const long UnpackedBytes = 128L * 1024 * 1024;

    /// <summary>Parts of a Word document or workbook.</summary>
    public const int Parts = 10_000;

    /// <summary>Characters of all cells of a table.</summary>
    public const int Characters = 16 * 1024 * 1024;

    /// <summary>Characters of one cell; Excel's own cells hold 32,767.</summary>
    public const int CellCharacters = 4 * 1024 * 1024;

    /// <summary>Rows of a table.</summary>
    public const int Rows = 100_000;

    /// <summary>Columns of a table: Excel's column ZZ is 702.</summary>
    public const int Columns = 1024;

    /// <summary>Rows of a sheet, with text or without: as many as Excel has.</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>Columns of a sheet, with text or without: as many as Excel has.</summary>
    public const int SheetColumns = 16_384;

    /// <summary>Cells of a workbook that are looked at, with text or without, each sheet twice.</summary>
    public const long SheetCells = 60_000_000;

    /// <summary>Elements one within another.</summary>
    public const int Depth = 200;

    /// <summary>Says that a document unpacks to more than is read.</summary>
    public static UnreadableException TooLargeUnpacked() =>
        new(
            $"The file unpacks to more than {UnpackedBytes / (1024 * 1024)} MB of text, more than a table can hold. Copy the table alone "
                + "into a new document and try again."
        );

    /// <summary>Says that a character is none that a document can hold.</summary>
    public static UnreadableException NoText(int line, char character) =>
        new(line, $"There is a control character here (U+{(int)character:X4}) that no document can hold. Remove it and try again.");

    /// <summary>Says that a cell is longer than is read.</summary>
    public static UnreadableException TooLongCell() =>
        new(
            1,
            $"A cell holds more than {CellCharacters / (1024 * 1024)} million characters. Look whether this is the table that is meant, "
                + "and shorten the cell."
        );
}
