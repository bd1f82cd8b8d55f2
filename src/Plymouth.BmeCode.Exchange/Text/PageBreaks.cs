using Plymouth.BmeCode.Exchange.Grids;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Joins cells that a page break parted.</summary>
/// <remarks>
/// After a page break a cell goes on with the one above when it begins in lower case and that one ends without a full stop. In the right
/// column the cell above may be one or more blank cells up: the answer then belongs to every comment beside which it runs (the cell was
/// merged), and the document itself proves it.
/// </remarks>
internal static class PageBreaks
{
    public static List<Row> Join(IReadOnlyList<Row> rows, Labels labels)
    {
        var joined = new List<Row>();
        foreach (var row in rows)
        {
            if (!row.AfterBreak || joined.Count == 0 || labels.Divides(row) || !GoesOn(row, joined, labels))
            {
                joined.Add(row);
            }
        }

        return joined;
    }

    /// <summary>Joins a row with the rows above as far as it goes on with them; true when all of it belongs to them.</summary>
    private static bool GoesOn(Row row, List<Row> joined, Labels labels)
    {
        var above = joined[^1];
        var leftGoesOn = row.Left.StartsLower && !above.Left.IsBlank && !above.Left.EndsWithStop;
        var answered = row.Right.StartsLower ? AnswerGoingOn(joined, labels) : null;
        if (leftGoesOn)
        {
            above.Left = above.Left.JoinedWith(row.Left);
        }

        if (answered is not null)
        {
            answered.Right = answered.Right.JoinedWith(row.Right);
            row.Right = Cell.Blank;
            var last = leftGoesOn || row.Left.IsBlank ? null : row;
            foreach (var beside in joined.SkipWhile(r => r != answered).Skip(1).Append(last).OfType<Row>())
            {
                beside.AnswerRunsOn = true;
            }
        }
        else if (leftGoesOn)
        {
            above.Right = above.Right.JoinedWith(row.Right);
        }

        return leftGoesOn || (answered is not null && row.Left.IsBlank);
    }

    /// <summary>
    /// Returns the nearest row above with an answer, if that ends in the middle of a sentence. The first row has the column titles, never
    /// an answer.
    /// </summary>
    private static Row? AnswerGoingOn(List<Row> joined, Labels labels)
    {
        for (var i = joined.Count - 1; i > 0 && !labels.Divides(joined[i]); i--)
        {
            if (!joined[i].Right.IsBlank)
            {
                return joined[i].Right.EndsWithStop ? null : joined[i];
            }
        }

        return null;
    }
}
