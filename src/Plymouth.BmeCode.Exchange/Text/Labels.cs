using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Knows how this table labels its sections and clauses, and finds what a row begins with.</summary>
internal sealed partial class Labels
{
    private readonly HashSet<ClauseLabel> _clauses;

    private Labels(Counting? counting, ClauseStyle style, HashSet<ClauseLabel> clauses) =>
        (Counting, Style, _clauses) = (counting, style, clauses);

    /// <summary>The way the sections are counted; null when there is none.</summary>
    public Counting? Counting { get; }

    public ClauseStyle Style { get; }

    /// <summary>True when some row is the clause with this number.</summary>
    public bool Knows(ClauseLabel clause) => _clauses.Contains(clause);

    /// <summary>Finds out how the rows are labelled: as most rows without a response are.</summary>
    public static Labels Of(IReadOnlyList<Row> rows)
    {
        var candidates = rows.Where(r => r.Right.IsBlank).Select(r => r.Left.Text).ToList();
        var counting = rows.Select(r => SectionLabel.Of(r.Left.Text, null)).FirstOrDefault(l => l is not null)?.Counting;
        var words = candidates
            .Select(t => WordAndCount().Match(t))
            .Where(m => m.Success && m.Groups["word"].Value != "Section")
            .Select(m => m.Groups["word"].Value)
            .CountBy(w => w);
        var styles = new[] { ClauseStyle.Decimal, ClauseStyle.Letter }.Concat(
            words.OrderByDescending(w => w.Value).Take(1).Select(w => ClauseStyle.Word(w.Key))
        );
        var style = styles.MaxBy(s => candidates.Count(t => s.AloneAt(t) is not null)) ?? ClauseStyle.Decimal;
        style = IsPlain(candidates, style) ? ClauseStyle.Plain : style;
        return new(counting, style, candidates.Select(t => style.AloneAt(t)?.Label).OfType<ClauseLabel>().ToHashSet());
    }

    /// <summary>True when no row begins like a clause of a section, and two or more are counted 1, 2, 3 by themselves.</summary>
    private static bool IsPlain(List<string> candidates, ClauseStyle style)
    {
        var others = candidates.FindAll(t => style.AloneAt(t) is not null);
        var counted = candidates
            .Select(t => ClauseStyle.Plain.AloneAt(t) is var (label, length) && !char.IsLower(t[length]) ? label.Count : 0)
            .Aggregate(0, (last, count) => count == last + 1 ? count : last);
        return counted > 1 && counted > others.Count && !others.Exists(t => style.AloneAt(t) is var (_, at) && !char.IsLower(t[at]));
    }

    /// <summary>Returns the label of the section a text begins like; null when it begins otherwise or there are no sections.</summary>
    public SectionLabel? SectionAt(string text) => Style == ClauseStyle.Plain ? null : SectionLabel.Of(text, Counting);

    /// <summary>True when the row begins a clause or a section: what stands above it is no neighbour of what stands below.</summary>
    public bool Divides(Row row) =>
        row.Right.IsBlank
        && (SectionAt(row.Left.Text) is not null || Style.AloneAt(row.Left.Text) is not null || GeneralHeadings.IsAnywhere(row.Left.Text));

    /// <summary>Returns the length of "General comments for this section;" at the start of a text; 0 when it starts otherwise.</summary>
    public static int SectionCommentsLabel(string text) => AboutThisSection().Match(text).Length;

    [GeneratedRegex(@"^\s*(?<word>[A-Z][a-z]+) [0-9]{1,3}[.:)]?\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex WordAndCount();

    [GeneratedRegex(
        @"^\s*General\s+comments\s+(?:for|on|about)\s+this\s+section\s*(?:[;:.]|\s[–—-])?\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AboutThisSection();
}
