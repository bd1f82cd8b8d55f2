using System.Collections.Immutable;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>The kinds of documents a table is read from, told by their bytes.</summary>
public enum TableFormat
{
    /// <summary>Plain text whose columns a character parts.</summary>
    Text,

    /// <summary>A Word document (.docx).</summary>
    Docx,

    /// <summary>An Excel workbook (.xlsx).</summary>
    Xlsx,

    /// <summary>An Excel workbook of the older kind (.xls).</summary>
    Xls,

    /// <summary>A web page, or a table copied as one.</summary>
    Html,
}

/// <summary>The encoding that bytes were read with.</summary>
/// <param name="Name">Its name, for instance "UTF-8" or "Windows-1252".</param>
/// <param name="Why">The reason to take it, in words that follow on "read as UTF-8: ".</param>
/// <param name="Sample">The first line with a character that another encoding would show otherwise; null when there is none.</param>
public sealed record EncodingFacts(string Name, string Why, string? Sample);

/// <summary>The character that parts the columns of plain text.</summary>
/// <param name="Delimiter">Tab, comma, semicolon or bar.</param>
/// <param name="Why">The reason to take it, in words that follow on "columns are parted by a tab: ".</param>
/// <param name="Quoted">True when cells may stand in quotation marks, as RFC 4180 has it.</param>
public sealed record DelimiterFacts(char Delimiter, string Why, bool Quoted)
{
    /// <summary>The name of the delimiter, with its article.</summary>
    public string Name =>
        Delimiter switch
        {
            '\t' => "a tab",
            ',' => "a comma",
            ';' => "a semicolon",
            _ => "a bar",
        };
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hidden">True when the workbook does not show it.</param>
/// <param name="Read">True for the one that was read.</param>
/// <param name="Rows">The number of its rows that hold any text.</param>
/// <param name="HiddenRows">The number of those that the sheet does not show.</param>
/// <param name="HiddenColumns">The letters of the columns that hold text and that the sheet does not show.</param>
public sealed record SheetFacts(string Name, bool Hidden, bool Read, int Rows, int HiddenRows, ImmutableArray<string> HiddenColumns);

/// <summary>The facts of the document a table came in.</summary>
/// <param name="Format">The kind of document, by its bytes.</param>
/// <param name="Encoding">The encoding of its text; null for a format that fixes it.</param>
/// <param name="Delimiter">What parts the columns of plain text; null for any other document.</param>
/// <param name="Sheets">The sheets of a workbook, in order; empty for any other document.</param>
/// <param name="NotRead">What the document holds besides and was not read, each in a few words: "2 footnotes".</param>
public sealed record GridFacts(
    TableFormat Format,
    EncodingFacts? Encoding,
    DelimiterFacts? Delimiter,
    ImmutableArray<SheetFacts> Sheets,
    ImmutableArray<string> NotRead
)
{
    /// <summary>The name of the document's rows in messages: "line" in plain text, else "row".</summary>
    public string RowWord => Format == TableFormat.Text ? "line" : "row";

    /// <summary>The facts in sentences, for whoever chose the document.</summary>
    public IEnumerable<string> Sentences =>
        new[] { Kind, ReadAs, Columns }
            .OfType<string>()
            .Concat(Sheets.Where(s => s.Read).SelectMany(OfSheet))
            .Concat(Sheets.Where(s => !s.Read && s.Rows > 0).Select(OfSheetLeft))
            .Concat(NotRead.IsEmpty ? [] : [$"Not read: {string.Join(", ", NotRead)}."]);

    private string Kind =>
        Format switch
        {
            TableFormat.Docx => "A Word document.",
            TableFormat.Xlsx => "An Excel workbook.",
            TableFormat.Xls => "An Excel workbook of the older kind (.xls).",
            TableFormat.Html => "A web page.",
            _ => "Plain text.",
        };

    private string? ReadAs =>
        Encoding is { } encoding
            ? $"Read as {encoding.Name}: {encoding.Why}." + (encoding.Sample is { } sample ? $" For instance: “{sample}”." : "")
            : null;

    private string? Columns =>
        Delimiter is { } delimiter
            ? $"Columns are parted by {delimiter.Name}: {delimiter.Why}."
                + (delimiter.Quoted ? " Quotation marks around a cell enclose it and are not part of it." : "")
            : null;

    private static IEnumerable<string> OfSheet(SheetFacts sheet)
    {
        yield return $"Sheet “{sheet.Name}”{(sheet.Hidden ? ", which is hidden" : "")}: {Rows(sheet.Rows)}.";
        if (sheet.HiddenRows > 0)
        {
            yield return $"{Rows(sheet.HiddenRows)} of it {(sheet.HiddenRows == 1 ? "is" : "are")} hidden and "
                + $"{(sheet.HiddenRows == 1 ? "was" : "were")} read too.";
        }

        if (!sheet.HiddenColumns.IsEmpty)
        {
            yield return sheet.HiddenColumns is [var one]
                ? $"Column {one} is hidden and was read too."
                : $"Columns {string.Join(", ", sheet.HiddenColumns)} are hidden and were read too.";
        }
    }

    private static string OfSheetLeft(SheetFacts sheet) =>
        $"Sheet “{sheet.Name}”{(sheet.Hidden ? ", which is hidden," : "")} was not read ({Rows(sheet.Rows)}).";

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";
}
