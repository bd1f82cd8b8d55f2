using System.Collections.Immutable;

namespace Plymouth.BmeCode.Exchange.Grids;

/// <summary>A table as cells, whatever the document it came in: their text, their rows, and what is known of the document.</summary>
/// <param name="Source">The text in which each cell has its place.</param>
/// <param name="Rows">The rows that hold any text, in order.</param>
/// <param name="Facts">What is known of the document.</param>
/// <param name="Separators">Places of characters that part cells or enclose one, and are no cell's.</param>
/// <param name="Remarks">Remarks on what somebody should look at, each with the line it is on.</param>
internal sealed record Grid(
    SourceText Source,
    ImmutableArray<GridRow> Rows,
    GridFacts Facts,
    ImmutableArray<int> Separators,
    ImmutableArray<(int Line, string Message)> Remarks
);

/// <summary>One row of a grid.</summary>
/// <param name="Line">The line it begins on in plain text, its row in a sheet, its place among all rows of a document; from 1.</param>
/// <param name="AfterBlank">True when one or more blank rows stand above it.</param>
/// <param name="Kind">The part of the document it stands in.</param>
/// <param name="Cells">Its cells in order of column; blank ones may be missing.</param>
internal sealed record GridRow(int Line, bool AfterBlank, GridRowKind Kind, ImmutableArray<GridCell> Cells)
{
    /// <summary>True when no cell holds text.</summary>
    public bool IsBlank => Cells.All(c => c.IsBlank);
}

/// <summary>The parts of a document in which a grid's row can stand.</summary>
internal enum GridRowKind
{
    /// <summary>In the table.</summary>
    Table,

    /// <summary>A line of plain text in which nothing parts columns: it may belong to the table all the same.</summary>
    Line,

    /// <summary>A paragraph of a document outside its tables.</summary>
    Outside,
}

/// <summary>One cell of a grid.</summary>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Start">The place of its text in the source.</param>
/// <param name="Text">Its text as shown.</param>
/// <param name="Marks">Paragraphs, lists and emphasis that are no characters: zero-length tags with their places in the text.</param>
/// <param name="Doubled">Places in <see cref="Text"/> of quotation marks that stand twice in the source.</param>
/// <param name="GoesOn">True when the cell belongs to a merged cell that begins on a row above.</param>
internal sealed record GridCell(
    int Column,
    int Start,
    string Text,
    ImmutableArray<Token> Marks,
    ImmutableArray<int> Doubled,
    bool GoesOn = false
)
{
    /// <summary>True when there is nothing in it but white space.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Returns the place in the source of the character at a place in <see cref="Text"/>.</summary>
    public int PlaceOf(int index)
    {
        if (Doubled.IsEmpty)
        {
            return Start + index;
        }

        var before = Doubled.BinarySearch(index);
        return Start + index + (before < 0 ? ~before : before);
    }
}
