using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Web.Live;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// What the outline draws. Two are equal when they look the same, so nothing is drawn again for what happens out of sight.
/// </summary>
/// <param name="Title">The Code's title.</param>
/// <param name="Progress">The counts of what is done.</param>
/// <param name="Parts">The sections of which a row is drawn, and the gaps between them.</param>
public sealed record OutlinePicture(string Title, Progress Progress, Sequence<OutlinePart> Parts)
{
    /// <summary>
    /// Returns the picture of some rows, given as ranges that are half-open, in order and apart. A section of which a clause is drawn is
    /// drawn with its head. <paramref name="place"/> is the id of the place in focus; <paramref name="seen"/> says what the desk knows of a
    /// clause besides.
    /// </summary>
    public static OutlinePicture Of(
        OutlineView view,
        IReadOnlyList<(int From, int To)> drawn,
        string? place,
        Func<OutlineClause, (int Findings, string Here)> seen
    )
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(seen);
        List<OutlinePart> parts = [];
        var next = 0;
        foreach (var section in SectionsOf(view.Rows, drawn))
        {
            AddGap(parts, view.Rows, next, view.Rows.StartOf(section));
            parts.Add(SectionOf(view, section, drawn, place, seen));
            next = view.Rows.StartOf(section + 1);
        }

        AddGap(parts, view.Rows, next, view.Rows.Count);
        return new(view.Title, view.Progress, new(parts));
    }

    private static IEnumerable<int> SectionsOf(OutlineRows rows, IReadOnlyList<(int From, int To)> drawn)
    {
        var next = 0;
        foreach (var (from, to) in drawn)
        {
            for (var at = Math.Max(next, rows.SectionAt(from)); at <= rows.SectionAt(to - 1); at++)
            {
                yield return at;
                next = at + 1;
            }
        }
    }

    private static SectionRow SectionOf(
        OutlineView view,
        int at,
        IReadOnlyList<(int From, int To)> drawn,
        string? place,
        Func<OutlineClause, (int Findings, string Here)> seen
    )
    {
        var section = view.Sections[at];
        var (first, end) = (view.Rows.StartOf(at) + 1, view.Rows.StartOf(at + 1));
        List<OutlinePart> clauses = [];
        var next = first;
        foreach (var (from, to) in drawn)
        {
            for (var row = Math.Max(from, first); row < Math.Min(to, end); row++)
            {
                AddGap(clauses, view.Rows, next, row);
                var clause = section.Clauses[row - first];
                var (findings, here) = seen(clause);
                clauses.Add(new ClauseRow(clause, row - first + 1, section.Clauses.Length, clause.Id.Value == place, findings, here));
                next = row + 1;
            }
        }

        AddGap(clauses, view.Rows, next, end);
        return new(
            section.Id,
            section.Kind,
            section.Number,
            section.Heading,
            section.Unanswered,
            section.Deleted,
            at + 1,
            view.Sections.Length,
            section.Id.Value == place,
            new(clauses)
        );
    }

    private static void AddGap(List<OutlinePart> parts, OutlineRows rows, int from, int to)
    {
        if (from < to)
        {
            parts.Add(new OutlineGap(parts.Count(p => p is OutlineGap), to - from, rows.Height(from, to)));
        }
    }
}

/// <summary>A part of what the outline draws.</summary>
public abstract record OutlinePart;

/// <summary>A gap as high as the rows that are not drawn there.</summary>
/// <param name="Place">The number of gaps before it in the same list.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Height">Their height in rem, estimated.</param>
public sealed record OutlineGap(int Place, int Rows, double Height) : OutlinePart;

/// <summary>A section with those of its clauses that are drawn.</summary>
/// <param name="Id">The section.</param>
/// <param name="Kind">The kind of section.</param>
/// <param name="Number">Its present number; null when it has none.</param>
/// <param name="Heading">Its heading as text.</param>
/// <param name="Unanswered">The unanswered comments about the section itself.</param>
/// <param name="Deleted">True when it was deleted; it is drawn without clauses then.</param>
/// <param name="Place">Its place among all sections, from 1.</param>
/// <param name="Of">The number of all sections.</param>
/// <param name="IsCurrent">True for the section in focus.</param>
/// <param name="Clauses">Its clauses and the gaps between them.</param>
public sealed record SectionRow(
    SectionId Id,
    SectionKind Kind,
    string? Number,
    string Heading,
    int Unanswered,
    bool Deleted,
    int Place,
    int Of,
    bool IsCurrent,
    Sequence<OutlinePart> Clauses
) : OutlinePart;

/// <summary>A clause with what the desk knows of it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Place">Its place in the section, from 1, deleted clauses counted.</param>
/// <param name="Of">The number of the section's clauses.</param>
/// <param name="IsCurrent">True for the clause in focus.</param>
/// <param name="Findings">The number of findings at it besides unanswered comments and open promises.</param>
/// <param name="Here">The names of the others at it, one a line, with a tab behind those who are idle.</param>
public sealed record ClauseRow(OutlineClause Clause, int Place, int Of, bool IsCurrent, int Findings, string Here) : OutlinePart
{
    /// <summary>The others at the clause.</summary>
    public IEnumerable<Other> People =>
        Here.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Other(line.TrimEnd('\t'), line.EndsWith('\t')));
}
