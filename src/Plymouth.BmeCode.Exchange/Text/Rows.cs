using Plymouth.BmeCode.Exchange.Grids;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A row of the table: comments left, responses right.</summary>
/// <param name="line">The line it starts on.</param>
internal sealed class Row(int line, Cell left, Cell right, bool afterBreak, GridRowKind kind = GridRowKind.Table)
{
    public int Line { get; } = line;

    public Cell Left { get; set; } = left;

    public Cell Right { get; set; } = right;

    /// <summary>True when one or more blank lines stand above it.</summary>
    public bool AfterBreak { get; } = afterBreak;

    /// <summary>The part of the document it stands in.</summary>
    public GridRowKind Kind { get; } = kind;

    /// <summary>True when the document itself shows that the answer above is this comment's too.</summary>
    public bool AnswerRunsOn { get; set; }
}

/// <summary>Reads a grid as rows of two cells.</summary>
/// <remarks>
/// What a document merged over several rows is one cell: a response beside several comments answers each of them, and a comment beside
/// several responses has them as paragraphs of one. Text that a merged cell still holds further down is kept with it.
/// </remarks>
internal static class Rows
{
    /// <summary>Reads the rows, or says at which line there are more than two columns.</summary>
    public static ReadingResult.Bad? Read(Grid grid, Accounting accounting, out List<Row> rows)
    {
        rows = [];
        foreach (var place in grid.Separators)
        {
            accounting.Use(place, 1, CharacterUse.Separator);
        }

        var (left, right, third) = Columns(grid);
        if (third is { } more)
        {
            var row = grid.Rows.First(r => r.Cells.Any(c => c.Column == more && !c.IsBlank));
            return new(
                row.Line,
                "This row has more than two columns. Leave the comments and the responses, each in one column, and try again."
            );
        }

        Row? leftOwner = null;
        Row? rightOwner = null;
        foreach (var row in grid.Rows)
        {
            var first = row.Kind == GridRowKind.Table ? row.Cells.FirstOrDefault(c => c.Column == left) : row.Cells[0];
            var second = row.Kind == GridRowKind.Table ? row.Cells.FirstOrDefault(c => c.Column == right) : null;
            var read = new Row(row.Line, Read(first, accounting), Read(second, accounting), row.AfterBlank, row.Kind);
            if (first is { GoesOn: true } && leftOwner is not null)
            {
                leftOwner.Left = Joined(leftOwner.Left, read.Left);
                leftOwner.Right = Joined(leftOwner.Right, read.Right);
                continue;
            }

            if (second is { GoesOn: true } && rightOwner is not null)
            {
                rightOwner.Right = Joined(rightOwner.Right, read.Right);
                (read.Right, read.AnswerRunsOn) = (Cell.Blank, true);
            }
            else
            {
                rightOwner = read;
            }

            leftOwner = read;
            if (!(read.Left.IsBlank && read.Right.IsBlank))
            {
                rows.Add(read);
            }
        }

        return null;
    }

    /// <summary>
    /// Returns the columns of comments and responses, and the first column with text besides. They are the first two, unless all text
    /// stands in two others.
    /// </summary>
    private static (int Left, int Right, int? Third) Columns(Grid grid)
    {
        var used = grid
            .Rows.Where(r => r.Kind == GridRowKind.Table)
            .SelectMany(r => r.Cells.Where(c => !c.IsBlank).Select(c => c.Column))
            .ToHashSet()
            .Order()
            .ToList();
        return used is [] or [<= 1] or [0, 1] ? (0, 1, null)
            : used is [var only] ? (only, only + 1, null)
            : (used[0], used[1], used.Count > 2 ? used[2] : null);
    }

    private static Cell Read(GridCell? cell, Accounting accounting)
    {
        if (cell is null)
        {
            return Cell.Blank;
        }

        var read = CellTokens.Read(cell, accounting);

        // A document sets its headings in bold; that is their look.
        return SectionLabel.IsOne(read.Text) ? read.WithoutLook() : read;
    }

    private static Cell Joined(Cell owner, Cell further) =>
        further.IsBlank ? owner
        : owner.IsBlank ? further
        : owner.FollowedBy(further);
}
