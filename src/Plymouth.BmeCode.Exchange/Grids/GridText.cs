using System.Collections.Immutable;
using System.Text;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>
/// Makes the grid of a document that is no plain text: puts the text of its cells one after another, so that each character has a place.
/// </summary>
internal sealed class GridText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int End, int Number)> _lines = [];
    private readonly List<GridRow> _rows = [];
    private bool _afterBlank;

    /// <summary>The remarks on what somebody should look at.</summary>
    public ImmutableArray<(int Line, string Message)>.Builder Remarks { get; } = ImmutableArray.CreateBuilder<(int Line, string Message)>();

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<GridRow> Rows => _rows;

    /// <summary>Adds a row; one without any text only parts its neighbours.</summary>
    /// <param name="number">Its number in the document, from 1.</param>
    /// <param name="cells">Its cells in order of column.</param>
    /// <param name="at">The place among the rows where it goes; null for the end.</param>
    /// <exception cref="UnreadableException">The table is larger than a table can be, or holds a character that is no text.</exception>
    public void Add(int number, GridRowKind kind, IEnumerable<CellText> cells, int? at = null)
    {
        var start = _text.Length;
        var made = ImmutableArray.CreateBuilder<GridCell>();
        foreach (var cell in cells)
        {
            if (made.Count > 0)
            {
                _text.Append('\t');
            }

            made.Add(cell.Finish(_text.Length));
            _text.Append(made[^1].Text);
            if (made[^1].Text.AsSpan().IndexOfAny(SourceText.NoText) is >= 0 and var bad)
            {
                throw Bounds.NoText(number, made[^1].Text[bad]);
            }

            if (_text.Length > Bounds.Characters)
            {
                throw new UnreadableException(
                    number,
                    $"The table holds more than {Bounds.Characters / (1024 * 1024)} million characters. Take it in in parts."
                );
            }
        }

        var row = new GridRow(number, _afterBlank, kind, made.ToImmutable());
        if (row.IsBlank && !row.Cells.Any(c => c.GoesOn))
        {
            _text.Length = start;
            _afterBlank = true;
            return;
        }

        _lines.Add((start, _text.Length, number));
        _text.Append('\n');
        _rows.Insert(at ?? _rows.Count, row);
        _afterBlank = false;
        if (_rows.Count > Bounds.Rows)
        {
            throw new UnreadableException(number, $"The table has more than {Bounds.Rows:N0} rows. Take it in in parts.");
        }
    }

    /// <summary>Notes that the next row stands below a blank one.</summary>
    public void Blank() => _afterBlank = true;

    /// <summary>Makes the grid.</summary>
    public Grid Finish(GridFacts facts) =>
        new(SourceText.OfRows(_text.ToString(), _lines), [.. _rows], facts, [], Remarks.ToImmutable());
}
