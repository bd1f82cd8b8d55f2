using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads the tables of a web page, or of what was copied as one from a page, a mail, Word or Excel.</summary>
/// <remarks>
/// A row's number is its place among all rows of the page's tables. A table whose rows have one cell each only lays the page out: what is
/// in it is read as if it stood outside.
/// </remarks>
internal sealed class HtmlGrid
{
    private const int MostSpan = 1000;

    private readonly GridText _grid = new();
    private int _rows;
    private int _tables;

    /// <summary>Reads the page; nothing of it is fetched or run.</summary>
    /// <exception cref="UnreadableException">It has no table, or one that is larger than a table can be.</exception>
    public static Grid Read(string text, EncodingFacts encoding)
    {
        // What a clipboard holds begins with lines that say where the page begins.
        var page = text.TrimStart().StartsWith("Version:", StringComparison.Ordinal) ? text[Math.Max(0, text.IndexOf('<'))..] : text;
        HtmlDepth.Check(page);
        using var document = new HtmlParser().ParseDocument(page);
        var grid = new HtmlGrid();
        grid.ReadFlow(document.Body!, 0);
        return grid._tables > 0
            ? grid._grid.Finish(new(TableFormat.Html, encoding, null, [], []))
            : throw new UnreadableException(
                1,
                "There is no table on this page. Put the comments and the responses into a table of two columns and try again."
            );
    }

    private void ReadFlow(INode parent, int depth)
    {
        HtmlDepth.Check(depth);
        CellText? line = null;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && (element is IHtmlTableElement || Holds(element)))
            {
                Outside(ref line);
                if (element is IHtmlTableElement table && !LaysOut(table))
                {
                    ReadTable(table);
                }
                else
                {
                    ReadFlow(element, depth + 1);
                }
            }
            else if (node is IElement block && HtmlCell.IsBlock(block))
            {
                Outside(ref line);
                line = new CellText(0);
                HtmlCell.Read(block, line);
                Outside(ref line);
            }
            else
            {
                line ??= new CellText(0);
                HtmlCell.Read(node, line);
            }
        }

        Outside(ref line);
    }

    private void Outside(ref CellText? line)
    {
        if (line is { IsBlank: false })
        {
            _grid.Add(_rows + 1, GridRowKind.Outside, [line]);
        }

        line = null;
    }

    private static bool Holds(IElement element) => element.QuerySelector("table") is not null;

    private static bool LaysOut(IHtmlTableElement table) => Holds(table) && table.Rows.All(r => r.Cells.Length <= 1);

    private void ReadTable(IHtmlTableElement table)
    {
        _tables++;
        if (table.Caption is { } caption)
        {
            var words = new CellText(0);
            HtmlCell.Read(caption, words);
            if (!words.IsBlank)
            {
                _grid.Add(_rows + 1, GridRowKind.Outside, [words]);
            }
        }

        var until = new Dictionary<int, int>();
        foreach (var row in table.Rows)
        {
            _rows++;
            var cells = new List<CellText>();
            var column = 0;
            foreach (var cell in row.Cells)
            {
                column = GoOn(until, cells, column);
                var words = new CellText(column);
                HtmlCell.Read(cell, words);
                cells.Add(words);
                var (across, down) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                for (var i = column; down > 1 && i < Math.Min(column + across, Bounds.Columns); i++)
                {
                    until[i] = _rows + down - 1;
                }

                column += across;
                if (column > Bounds.Columns)
                {
                    throw new UnreadableException(
                        _rows,
                        $"The table has more than {Bounds.Columns:N0} columns. Leave the two that are meant."
                    );
                }
            }

            GoOn(until, cells, column);
            _grid.Add(_rows, GridRowKind.Table, cells);
        }

        _grid.Blank();
    }

    /// <summary>Adds the cells that a merged cell from above takes up, and returns the next free column.</summary>
    private int GoOn(Dictionary<int, int> until, List<CellText> cells, int column)
    {
        for (; until.TryGetValue(column, out var last) && last >= _rows; column++)
        {
            cells.Add(new CellText(column, goesOn: true));
        }

        return column;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostSpan) : 1;
}
