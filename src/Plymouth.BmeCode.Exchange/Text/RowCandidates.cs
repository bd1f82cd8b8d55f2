using Plymouth.BmeCode.Exchange.Grids;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A row that starts like a clause.</summary>
/// <param name="Length">The place where the text after the number begins.</param>
/// <param name="Dashed">True when a dash sets the number off.</param>
/// <param name="Lower">True when that text begins in lower case.</param>
internal sealed record ClauseCandidate(ClauseLabel Label, int Length, bool Dashed, bool Lower);

/// <summary>
/// What each row could be by its number alone, and where the same number stands again: asked of the whole table, so that a row is not
/// judged by itself. Each question costs a search, never a walk through the table.
/// </summary>
internal sealed class RowCandidates
{
    private readonly SectionLabel?[] _sections;
    private readonly ClauseCandidate?[] _clauses;
    private readonly Dictionary<ClauseLabel, List<int>> _at = [];
    private readonly Dictionary<string, List<int>> _sectionsAt = [];
    private readonly int[] _nextClause;
    private readonly List<int> _borders = [];
    private readonly Dictionary<int, bool> _lowerFrom = [];

    public RowCandidates(IReadOnlyList<Row> rows, Labels labels)
    {
        var title = rows.FirstOrDefault(r => labels.SectionAt(r.Left.Text) is not null)?.Right.Text.Trim();
        _sections = [.. rows.Select(r => r.Right.IsBlank || r.Right.Text.Trim() == title ? labels.SectionAt(r.Left.Text) : null)];
        _clauses = [.. rows.Select((r, i) => r.Right.IsBlank ? ClauseOf(r, labels.Style) : null)];
        DashedForm = _clauses.Count(c => c is { Dashed: true }) > _clauses.Count(c => c is { Dashed: false });
        _nextClause = new int[rows.Count + 1];
        _nextClause[rows.Count] = rows.Count;
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            _nextClause[i] = _clauses[i] is { Lower: false } ? i : _nextClause[i + 1];
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Note(_sectionsAt, _sections[i]?.Number, i);
            if (_clauses[i] is { Lower: false } clause)
            {
                Note(_at, clause.Label, i);
            }
        }

        var numbered = _clauses.OfType<ClauseCandidate>().Where(c => !c.Lower).ToList();
        Carries =
            labels.Style.NamesSections
            && numbered.Count > 0
            && numbered.Count(c => c.Label.Root is { } root && _sectionsAt.ContainsKey(root)) * 2 >= numbered.Count;
        Depth = numbered.CountBy(c => c.Label.Depth).OrderByDescending(d => d.Value).ThenBy(d => d.Key).FirstOrDefault().Key;
        for (var i = 0; i < rows.Count; i++)
        {
            if (_sections[i] is { } section && (IsConfirmed(i) || IsHeading(rows[i].Left.From(section.Length))))
            {
                _borders.Add(i);
            }
        }

        var (lower, all) = LowerCaseIn(0, rows.Count);
        LowerCase = lower * 2 > all;
    }

    /// <summary>True when clauses' numbers begin with that of their section.</summary>
    public bool Carries { get; }

    /// <summary>True when this table sets clauses' numbers off with a dash.</summary>
    public bool DashedForm { get; }

    /// <summary>The levels that most clauses' numbers have before their count.</summary>
    public int Depth { get; }

    /// <summary>True when this table's clauses begin in lower case.</summary>
    public bool LowerCase { get; }

    public SectionLabel? Section(int row) => _sections[row];

    public ClauseCandidate? Clause(int row) => _clauses[row];

    /// <summary>True when some row begins like this section.</summary>
    public bool HasSection(string number) => _sectionsAt.ContainsKey(number);

    /// <summary>
    /// True when clauses of the section a row seems to begin stand below it: in a table whose clauses name their section, one of its own,
    /// with no other row in between that begins like the same section.
    /// </summary>
    public bool IsConfirmed(int row)
    {
        var next = _nextClause[row + 1];
        return Carries
            && next < _clauses.Length
            && _clauses[next]!.Label.Root == _sections[row]!.Number
            && After(_sectionsAt[_sections[row]!.Number], row) is var again
            && (again is null || again > next);
    }

    /// <summary>True when a row further down begins the same section and clauses of it follow there.</summary>
    public bool IsConfirmedLater(int row) => _sectionsAt[_sections[row]!.Number] is [.., var last] && last > row && IsConfirmed(last);

    /// <summary>True when a row below, within the section, begins with this number and as clauses do.</summary>
    public bool ComesAgain(ClauseLabel label, int row) =>
        _at.TryGetValue(label, out var rows) && After(rows, row) is { } again && again < Border(row);

    /// <summary>True when no clause and no section seems to begin below a row.</summary>
    public bool NothingButCommentsBelow(int row)
    {
        if (Border(row) < _clauses.Length)
        {
            return false;
        }

        for (var next = _nextClause[row + 1]; next < _clauses.Length; next = _nextClause[next + 1])
        {
            var label = _clauses[next]!.Label;
            if (_at[label][0] == next && (!Carries || (label.Depth == Depth && HasSection(label.Root!))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the clauses of the section around a row begin in lower case, all of two or more.</summary>
    public bool IsLowerCaseAround(int row)
    {
        var at = _borders.BinarySearch(row);
        var border = at >= 0 ? at : ~at - 1;
        if (!_lowerFrom.TryGetValue(border, out var lowerCase))
        {
            var (lower, all) = LowerCaseIn(border < 0 ? 0 : _borders[border], Border(row));
            _lowerFrom.Add(border, lowerCase = all > 1 && lower == all);
        }

        return lowerCase;
    }

    /// <summary>True for words of a heading: they begin in upper case and are no sentence, or lead in the clauses below.</summary>
    public static bool IsHeading(Cell words) =>
        !words.StartsLower
        && (
            words.EndsWithColon
            || (words.Text.Length <= 120 && words.Text.TrimEnd().TrimEnd('"', '”', '’', ')') is not [.., '.' or '?' or '!'])
        );

    private int Border(int row) => After(_borders, row) ?? _clauses.Length;

    /// <summary>Counts the numbers of clauses between two rows: those after which no text begins in upper case, and all.</summary>
    private (int Lower, int All) LowerCaseIn(int from, int to)
    {
        var labels = _clauses.Skip(from).Take(to - from).OfType<ClauseCandidate>().Select(c => c.Label).ToHashSet();
        return (labels.Count(l => !_at.ContainsKey(l)), labels.Count);
    }

    private static ClauseCandidate? ClauseOf(Row row, ClauseStyle style)
    {
        var text = row.Left.Text;
        if (style.AloneAt(text) is var (label, length))
        {
            return new(label, length, Dashed: false, row.Left.From(length).StartsLower);
        }

        if (style.ManyAt(text, out var dashed) is not [var single] || !dashed)
        {
            return null;
        }

        var end = text.IndexOfAny(['–', '—', '-', ':']) + 1;
        return row.Left.From(end).IsBlank ? null : new(single, end, Dashed: true, row.Left.From(end).StartsLower);
    }

    private static void Note<T>(Dictionary<T, List<int>> places, T? key, int row)
        where T : class
    {
        if (key is null)
        {
            return;
        }

        if (!places.TryGetValue(key, out var rows))
        {
            places.Add(key, rows = []);
        }

        rows.Add(row);
    }

    private static int? After(List<int> rows, int row)
    {
        var at = rows.BinarySearch(row + 1);
        at = at < 0 ? ~at : at;
        return at < rows.Count ? rows[at] : null;
    }
}
