namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Finds out which character parts the columns of plain text, and whether its cells are quoted.</summary>
internal static class Delimiters
{
    /// <summary>The rows and columns that a delimiter would make of the text.</summary>
    /// <param name="Rows">Rows looked at.</param>
    /// <param name="Parted">Those that it parts.</param>
    /// <param name="Columns">The number of columns most of them have; 0 when it parts none.</param>
    /// <param name="Alike">The rows with that many.</param>
    private sealed record Look(char Delimiter, int Rows, int Parted, int Columns, int Alike);

    /// <summary>Records that are looked at.</summary>
    private const int Looked = 500;

    /// <summary>Returns the delimiter with the reason to take it.</summary>
    /// <exception cref="UnreadableException">Nothing parts columns.</exception>
    public static (char Delimiter, string Why) Of(string text)
    {
        var tab = LookFor(text, '\t');
        var other = ";,|".Select(d => LookFor(text, d)).Where(l => l.Alike > 0 && l.Alike * 10 >= l.Rows * 6).MaxBy(l => l.Alike);
        var found = tab.Parted > 0 && (tab.Parted * 4 >= tab.Rows || other is null) ? tab : other;
        return found is null
            ? throw new UnreadableException(
                1,
                "There are no tab-separated rows, nor rows with the same commas, semicolons or bars. The table needs two columns on each "
                    + "line: the comment, a tab, the response. Save it as tab-separated text, as CSV, as a Word document (.docx) or as an "
                    + "Excel workbook (.xlsx) and try again."
            )
            : (
                found.Delimiter,
                found.Delimiter == '\t'
                    ? $"{found.Parted} of the first {found.Rows} rows have one"
                    : $"{found.Alike} of the first {found.Rows} rows have {found.Columns} columns so"
            );
    }

    private static Look LookFor(string text, char delimiter)
    {
        var columns = Records
            .Of(text, delimiter, delimiter == '\t' ? Quoting.Certain : Quoting.All)
            .Where(r => r.Exists(c => !text.AsSpan(c.Start, c.End - c.Start).IsWhiteSpace()) || r.Count > 1)
            .Take(Looked)
            .Select(r => r.Count)
            .ToList();
        var most = columns.Where(c => c > 1).CountBy(c => c).DefaultIfEmpty().MaxBy(c => c.Value);
        return new(delimiter, columns.Count, columns.Count(c => c > 1), most.Key, most.Value);
    }

    /// <summary>Says how the cells of a text with this delimiter are quoted.</summary>
    /// <remarks>
    /// Spreadsheets quote every cell with a quotation mark, a comma, a line end or the delimiter in it. So text with a tab whose cells hold
    /// lone marks was written by hand, and a mark at a cell's start is most likely a character; likewise where marks enclose cells that
    /// have nothing in them that asks for it.
    /// </remarks>
    public static Quoting QuotingOf(string text, char delimiter)
    {
        if (delimiter != '\t')
        {
            return Quoting.All;
        }

        var (lone, asked, plain) = (false, false, false);
        foreach (var cell in Records.Of(text, delimiter, Quoting.All).SelectMany(r => r))
        {
            var words = text.AsSpan(cell.Start, cell.End - cell.Start);
            asked |= cell.Quoted && words.ContainsAny("\"\r\n,");
            lone |= !cell.Quoted && words.Contains('"');
            plain |= !cell.Quoted && words.ContainsAnyInRange('A', 'z');
        }

        return lone ? Quoting.Certain
            : asked || !plain ? Quoting.All
            : Quoting.None;
    }
}
