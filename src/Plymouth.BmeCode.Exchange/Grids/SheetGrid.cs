using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>Reads one sheet of an Excel workbook (.xlsx, .xls): the text as the sheet shows it, hidden rows and columns included.</summary>
/// <remarks>
/// The sheet that is read is the one named, else the first that is shown and has two columns of text, else the first with any text. What
/// the others hold is among the facts.
/// </remarks>
internal sealed class SheetGrid
{
    private readonly IExcelDataReader _reader;
    private readonly TableFormat _format;
    private readonly Func<string, SheetMarks> _marks;
    private const int LongestFormat = 255;

    private readonly Dictionary<string, ExcelNumberFormat.NumberFormat> _formats = [];
    private bool _hasNotes;
    private long _looked;

    static SheetGrid() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private SheetGrid(IExcelDataReader reader, TableFormat format, Func<string, SheetMarks> marks) =>
        (_reader, _format, _marks) = (reader, format, marks);

    /// <summary>Reads the workbook.</summary>
    /// <exception cref="UnreadableException">It has no such sheet, none with text, or one larger than a table can be.</exception>
    public static Grid Read(byte[] bytes, TableFormat format, ReadAs how)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
        SheetMarks Marks(string sheet) => format == TableFormat.Xlsx ? SheetMarks.Of(bytes, sheet) : SheetMarks.None;
        return new SheetGrid(reader, format, Marks).Read(how.Sheet);
    }

    private Grid Read(string? wanted)
    {
        var sheets = Count();
        var chosen = wanted is not null
            ? sheets.FindIndex(s => string.Equals(s.Facts.Name, wanted, StringComparison.OrdinalIgnoreCase))
            : new Func<(SheetFacts Facts, int Columns), bool>[]
            {
                s => !s.Facts.Hidden && s.Columns == 2,
                s => !s.Facts.Hidden && s.Facts.Rows > 0,
                s => s.Facts.Rows > 0,
            }
                .Select(wish => sheets.FindIndex(s => wish(s)))
                .FirstOrDefault(at => at >= 0, -1);
        if (chosen < 0)
        {
            throw new UnreadableException(
                wanted is null
                    ? "There is no text in any sheet of this workbook."
                    : $"There is no sheet “{wanted}” in this workbook. It has {string.Join(", ", sheets.Select(s => $"“{s.Facts.Name}”"))}."
            );
        }

        _reader.Reset();
        for (var i = 0; i < chosen; i++)
        {
            _reader.NextResult();
        }

        var grid = ReadSheet();
        return grid.Finish(
            new(
                _format,
                null,
                null,
                [.. sheets.Select((s, i) => s.Facts with { Read = i == chosen })],
                _hasNotes ? ["the notes on cells"] : []
            )
        );
    }

    /// <summary>Looks at all sheets: their names, whether they are shown, how much text they hold.</summary>
    private List<(SheetFacts Facts, int Columns)> Count()
    {
        var sheets = new List<(SheetFacts, int)>();
        do
        {
            var (rows, hidden, used) = (0, 0, new SortedSet<int>());
            for (var row = 1; _reader.Read(); row++)
            {
                Bound(row);
                var columns = Columns().Where(c => !string.IsNullOrWhiteSpace(Shown(c))).ToList();
                used.UnionWith(columns);
                if (used.Count > 0 && used.Max >= Bounds.Columns)
                {
                    throw new UnreadableException(
                        row,
                        $"The sheet “{_reader.Name}” has text in column {Letters(used.Max)}. Move the table to the left, or copy it into a new workbook."
                    );
                }

                rows += columns.Count > 0 ? 1 : 0;
                hidden += columns.Count > 0 && _reader.RowHeight == 0 ? 1 : 0;
            }

            sheets.Add(
                (
                    new SheetFacts(
                        _reader.Name,
                        _reader.VisibleState != "visible",
                        Read: false,
                        rows,
                        hidden,
                        rows == 0 ? [] : [.. used.Where(c => _reader.GetColumnWidth(c) == 0).Select(Letters)]
                    ),
                    used.Count
                )
            );
        } while (_reader.NextResult());

        return sheets;
    }

    private GridText ReadSheet()
    {
        var grid = new GridText();
        var marks = _marks(_reader.Name);
        _hasNotes = marks.HasNotes;
        foreach (var (row, column) in marks.Unknown)
        {
            grid.Remarks.Add(
                (
                    row + 1,
                    $"Cell {Letters(column)}{row + 1} has a formula whose value the workbook does not hold; it was read as blank. Open the "
                        + "workbook in Excel, save it, and take it in again if the cell matters."
                )
            );
        }

        var merges = new Merges(_reader.MergeCells ?? []);
        for (var row = 0; _reader.Read(); row++)
        {
            Bound(row + 1);
            merges.Reach(row);
            var cells = new List<CellText>();
            foreach (var column in Columns())
            {
                var text = Shown(column);
                var goesOn = merges.GoesOn(row, column);
                if (text.Length > 0 || goesOn)
                {
                    cells.Add(marks.Cell(row, column, text) ?? CellText.Of(column, text, goesOn));
                }

                if (_reader.GetValue(column) is DateTime && text.Length > 0)
                {
                    grid.Remarks.Add(
                        (
                            row + 1,
                            $"Cell {Letters(column)}{row + 1} is a date, shown as “{text}”. Excel makes dates of what looks like one: was it "
                                + "a number such as 1-2? It was read as shown."
                        )
                    );
                }
            }

            grid.Add(row + 1, GridRowKind.Table, cells);
        }

        return grid;
    }

    private IEnumerable<int> Columns() => Enumerable.Range(0, _reader.FieldCount);

    /// <summary>
    /// Refuses a sheet that is larger than Excel makes them, or in which something stands so far out that reading it takes minutes.
    /// </summary>
    private void Bound(int row)
    {
        _looked += _reader.FieldCount;
        if (row > Bounds.SheetRows || _reader.FieldCount > Bounds.SheetColumns || _looked > Bounds.SheetCells)
        {
            throw new UnreadableException(
                row,
                $"The sheet “{_reader.Name}” reaches {_reader.FieldCount:N0} columns wide to here, more than can be looked through. Copy the table "
                    + "alone into a new workbook and try again."
            );
        }
    }

    /// <summary>Returns a cell's text as the sheet shows it: "1.10" where 1.1 is stored with two places; a formula's last value.</summary>
    private string Shown(int column) =>
        _reader.GetValue(column) is not { } value ? ""
        : value is string text ? text
        : value is bool flag ? (flag ? "TRUE" : "FALSE")
        : Formatted(value, _reader.GetNumberFormatString(column));

    private string Formatted(object value, string? form)
    {
        if (form is { Length: > 0 and <= LongestFormat } && FormatOf(form) is { IsValid: true } format)
        {
            try
            {
                return format.Format(value, CultureInfo.InvariantCulture).Trim();
            }
            catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or InvalidCastException)
            {
                // A format that cannot show this value leaves the value as it is.
            }
        }

        return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private ExcelNumberFormat.NumberFormat FormatOf(string form)
    {
        if (!_formats.TryGetValue(form, out var format))
        {
            _formats.Add(form, format = new(form));
        }

        return format;
    }

    /// <summary>Returns the name of a column, counted from 0.</summary>
    private static string Letters(int column) => Numerals.Letters(column + 1, 'A');

    /// <summary>Knows, row by row, which columns belong to a merged cell that begins on a row above.</summary>
    private sealed class Merges(CellRange[] ranges)
    {
        private readonly CellRange[] _ranges = [.. ranges.Where(r => r.ToRow > r.FromRow).OrderBy(r => r.FromRow)];
        private readonly Dictionary<int, int> _until = [];
        private int _next;

        /// <summary>Takes up the merged cells that begin at or above a row.</summary>
        public void Reach(int row)
        {
            for (; _next < _ranges.Length && _ranges[_next].FromRow < row; _next++)
            {
                var range = _ranges[_next];
                for (var column = range.FromColumn; column <= Math.Min(range.ToColumn, range.FromColumn + 100); column++)
                {
                    _until[column] = Math.Max(_until.GetValueOrDefault(column), range.ToRow);
                }
            }
        }

        public bool GoesOn(int row, int column) => _until.TryGetValue(column, out var until) && row <= until;
    }
}
