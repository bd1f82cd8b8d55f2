using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// The rows of an outline in order, counted from 0: the head of each section and below it one row for each of its clauses. A deleted
/// section is one row.
/// </summary>
/// <remarks>
/// Heights are estimates in rem, of rows that nobody has drawn. The browser corrects what it shows by what it has drawn, so an estimate
/// that is wrong costs a scroll bar that moves a little.
/// </remarks>
public sealed class OutlineRows
{
    // How the sheets set rows at the least width of the column: units of a line, edges above and below, and units before a line wraps.
    private const double ClauseLine = 1.27;
    private const double ClauseEdges = 0.62;
    private const int ClauseWraps = 23;
    private const int MostClauseLines = 2;
    private const double HeadLine = 1.35;
    private const double HeadEdges = 1.5;
    private const int HeadWraps = 21;
    private const double DeletedRow = 2.4;

    private readonly int[] _starts;
    private readonly double[] _above;
    private readonly Dictionary<string, int> _rows = [];

    /// <summary>Counts the rows of these sections.</summary>
    public OutlineRows(IReadOnlyList<OutlineSection> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        _starts = new int[sections.Count + 1];
        List<double> above = [0];
        for (var at = 0; at < sections.Count; at++)
        {
            var section = sections[at];
            _starts[at] = above.Count - 1;
            _rows[section.Id.Value] = above.Count - 1;
            above.Add(above[^1] + HeightOf(section));
            foreach (var clause in section.Deleted ? [] : section.Clauses)
            {
                _rows[clause.Id.Value] = above.Count - 1;
                above.Add(above[^1] + HeightOf(clause));
            }
        }

        _starts[^1] = above.Count - 1;
        _above = [.. above];
    }

    /// <summary>The number of rows.</summary>
    public int Count => _above.Length - 1;

    /// <summary>Returns the row of a section or clause; null for one that has none.</summary>
    public int? Of(string id) => _rows.TryGetValue(id, out var row) ? row : null;

    /// <summary>
    /// Returns the row of a section's head, given the number of sections before it; the number of all rows behind the last.
    /// </summary>
    public int StartOf(int section) => _starts[section];

    /// <summary>Returns the number of sections before the one to which a row belongs.</summary>
    public int SectionAt(int row)
    {
        var at = Array.BinarySearch(_starts, 0, _starts.Length - 1, row);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Returns the height of the rows from one to another, in rem; the last is not counted.</summary>
    public double Height(int from, int to) => Math.Round(_above[to] - _above[from], 2);

    private static double HeightOf(OutlineSection section) =>
        section.Deleted ? DeletedRow : HeadEdges + (HeadLine * Lines(section.Heading, HeadWraps));

    private static double HeightOf(OutlineClause clause) =>
        clause.Status == ClauseStatus.Deleted
            ? DeletedRow
            : ClauseEdges + (ClauseLine * Math.Min(MostClauseLines, Lines(clause.FirstWords, ClauseWraps - (2 * clause.Level))));

    private static int Lines(string text, int wraps) => Math.Max(1, (text.Length + wraps - 1) / wraps);
}
