using System.Xml;
using System.Xml.Linq;
using Plymouth.BmeCode.Exchange.Text;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads the tables of a Word document, one after another, and the paragraphs between them.</summary>
/// <remarks>
/// A row's number is its place among all rows of the document's tables. The document is read as it streams by, one table at a time.
/// </remarks>
internal sealed class DocxGrid
{
    private readonly GridText _grid = new();
    private readonly WordRest _rest = new();
    private readonly OfficePackage _package;
    private readonly string _main;
    private readonly IReadOnlyDictionary<string, Relationship> _related;
    private readonly WordStyles _styles;
    private readonly WordNumbers _numbers;
    private readonly WordCell _cells;
    private readonly List<XElement> _sections = [];

    /// <summary>Rows of the table being read that wait for its end: whether it has two cells a row is known only then.</summary>
    private readonly List<XElement> _table = [];

    private int _rows;

    /// <summary>The place in the grid of the first table's first row, its columns, and the document's section it stands in.</summary>
    private (int At, int Columns, int Section)? _first;

    private DocxGrid(OfficePackage package)
    {
        _package = package;
        _main = package.Related("", "officeDocument") ?? "word/document.xml";
        _related = package.Relationships(_main);
        _styles = new(package.Tree(package.Related(_main, "styles")));
        _numbers = new(package.Tree(package.Related(_main, "numbering")));
        _cells = new(_styles, _numbers, _related, _rest);
    }

    /// <summary>Reads the document.</summary>
    /// <exception cref="UnreadableException">It has no table, or one that is larger than a table can be.</exception>
    public static Grid Read(byte[] bytes)
    {
        using var package = OfficePackage.Open(bytes);
        return new DocxGrid(package).Read();
    }

    private Grid Read()
    {
        using var reader =
            _package.Read(_main)
            ?? throw new UnreadableException("The Word document has no text in it. Open it in Word, save it again and try once more.");
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "tbl")
            {
                ReadTable();
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            ReadElement(reader);
        }

        if (_first is null)
        {
            throw new UnreadableException(
                1,
                "There is no table in this Word document. Put the comments and the responses into a table of two columns and try again."
            );
        }

        AddHeads(_first.Value);
        if (_rest.Tracked)
        {
            _grid.Remarks.Add((1, "The document has tracked changes. It was read as if all of them were accepted."));
        }

        return _grid.Finish(new(TableFormat.Docx, null, null, [], [.. _rest.NotRead]));
    }

    private void ReadElement(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "p":
                var paragraph = XmlTree.Read(reader);
                if (_cells.Read(paragraph, 0) is { IsBlank: false } text)
                {
                    _grid.Add(_rows + 1, GridRowKind.Outside, [text]);
                }

                _sections.AddRange(paragraph.One("pPr").All("sectPr"));
                break;
            case "tr":
                _table.Add(XmlTree.Read(reader));
                if (_table.Count > Bounds.Rows)
                {
                    throw new UnreadableException(_table.Count, $"The table has more than {Bounds.Rows:N0} rows. Take it in in parts.");
                }

                break;
            case "sectPr":
                _sections.Add(XmlTree.Read(reader));
                break;
            case "document" or "body" or "tbl" or "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                reader.Read();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void ReadTable()
    {
        // Word draws a column's edge a little elsewhere in each row and counts grid columns between the edges. Where no row has more than
        // two cells, a cell's column is its order.
        var two = _table.TrueForAll(r => CellsOf(r).Count() <= 2);
        foreach (var row in _table)
        {
            ReadRow(row, two);
        }

        _table.Clear();
        _grid.Blank();
    }

    private void ReadRow(XElement row, bool two)
    {
        _rows++;
        var before = row.One("trPr").One("gridBefore").Number() ?? 0;
        var column = two ? (before > 0 && CellsOf(row).Count() == 1 ? 1 : 0) : Math.Max(0, before);
        var cells = new List<CellText>();
        foreach (var cell in CellsOf(row))
        {
            var properties = cell.One("tcPr");
            var goesOn = properties.One("vMerge") is { } merge && merge.Val() is not "restart";
            cells.Add(_cells.Read(cell, column, goesOn));
            column += two ? 1 : Math.Max(1, properties.One("gridSpan").Number() ?? 1);
            if (column > Bounds.Columns)
            {
                throw new UnreadableException(_rows, $"The table has more than {Bounds.Columns:N0} columns. Leave the two that are meant.");
            }
        }

        if (row.One("trPr").One("del") is not null)
        {
            _rest.Note("deleted");
            return;
        }

        var at = _grid.Rows.Count;
        _grid.Add(_rows, GridRowKind.Table, cells);
        if (_grid.Rows.Count > at)
        {
            _first ??= (at, cells.Count, _sections.Count);
        }
    }

    private static IEnumerable<XElement> CellsOf(XElement row) =>
        row.Elements()
            .SelectMany(e =>
                e.Name.LocalName switch
                {
                    "tc" => [e],
                    "sdt" => e.All("sdtContent").SelectMany(CellsOf),
                    "customXml" or "ins" => CellsOf(e),
                    _ => Enumerable.Empty<XElement>(),
                }
            );

    /// <summary>
    /// Puts the heads that stand only in the page header above the first table's rows, as the comment form of ISO has them: the last row
    /// there that has as many cells as the table, in the header that is in force where the table stands.
    /// </summary>
    private void AddHeads((int At, int Columns, int Section) first)
    {
        if (HeaderInForce(first.Section) is not { } part || _package.Tree(part) is not { } header)
        {
            return;
        }

        var heads = header
            .Descendants()
            .Where(e => e.Name.LocalName == "tr" && CellsOf(e).Count() == first.Columns)
            .LastOrDefault(r => CellsOf(r).Any(c => ColumnHeads.IsOfResponses(c.Value) || ColumnHeads.IsOfComments(c.Value)));
        if (heads is null)
        {
            return;
        }

        var row = _grid.Rows[first.At];
        var cells = new WordCell(_styles, _numbers, _package.Relationships(part), _rest);
        _grid.Add(row.Line, GridRowKind.Table, CellsOf(heads).Select((c, column) => cells.Read(c, column)).ToList(), first.At);
    }

    /// <summary>A section of the document without a header of its own has that of the one before.</summary>
    private string? HeaderInForce(int section)
    {
        for (var i = Math.Min(section, _sections.Count - 1); i >= 0; i--)
        {
            if (_sections[i].All("headerReference").FirstOrDefault(h => h.Get("type") is null or "default") is { } reference)
            {
                return reference.Get("id") is { } id && _related.TryGetValue(id, out var header) && !header.Outside ? header.Target : null;
            }
        }

        return null;
    }
}
