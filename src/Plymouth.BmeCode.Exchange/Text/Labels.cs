using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>The kinds of rows, by what their left cell starts with.</summary>
internal enum RowKind
{
    Section,
    General,
    Clause,
    Comment,
}

/// <summary>Knows how this table labels its sections and clauses, and says what each row is by its label.</summary>
internal sealed partial class Labels
{
    private readonly HashSet<ClauseLabel> _clauses;
    private readonly HashSet<string> _sections;

    private Labels(Counting? counting, ClauseStyle style, HashSet<ClauseLabel> clauses, HashSet<string> sections) =>
        (Counting, Style, _clauses, _sections) = (counting, style, clauses, sections);

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
        return new(
            counting,
            style,
            candidates.Select(t => style.AloneAt(t)?.Label).OfType<ClauseLabel>().ToHashSet(),
            candidates.Select(t => SectionLabel.Of(t, counting)?.Number).OfType<string>().ToHashSet()
        );
    }

    /// <summary>Says what a row is, under the section with number <paramref name="section"/>; a row with a response is a comment.</summary>
    /// <param name="clause">The clause's number when the row is a clause, else null.</param>
    /// <param name="length">The place where the text after the number begins.</param>
    public RowKind KindOf(Row row, string? section, int lastOrdinal, out ClauseLabel? clause, out int length)
    {
        (clause, length) = (null, 0);
        var text = row.Left.Text;
        if (!row.Right.IsBlank)
        {
            return RowKind.Comment;
        }

        if (SectionLabel.Of(text, Counting) is { } label && label.Ordinal > lastOrdinal)
        {
            length = label.Length;
            return RowKind.Section;
        }

        if (Style.AloneAt(text) is { } alone && IsAtHome(alone.Label, section))
        {
            (clause, length) = alone;
            return RowKind.Clause;
        }

        if (Style.ManyAt(text, out var dashed) is [var single] && dashed && !Knows(single) && IsAtHome(single, section))
        {
            clause = single;
            length = text.IndexOfAny(['–', '—', '-', ':']) + 1;
            return RowKind.Clause;
        }

        return IsGeneral(text) ? RowKind.General : RowKind.Comment;
    }

    /// <summary>True when the row begins a clause or a section: what stands above it is no neighbour of what stands below.</summary>
    public bool Divides(Row row) =>
        row.Right.IsBlank
        && (SectionLabel.Of(row.Left.Text, Counting) is not null || Style.AloneAt(row.Left.Text) is not null || IsGeneral(row.Left.Text));

    /// <summary>False for a number that names another section of the table: it is a comment's, not a clause's.</summary>
    private bool IsAtHome(ClauseLabel label, string? section) =>
        label.Section is not { } home || home == section || !_sections.Contains(home);

    /// <summary>Returns the length of "General comments for this section;" at the start of a text; 0 when it starts otherwise.</summary>
    public static int SectionCommentsLabel(string text) => AboutThisSection().Match(text).Length;

    private static bool IsGeneral(string text) => GeneralHeading().IsMatch(text) && GeneralSubject().IsMatch(text);

    [GeneratedRegex(@"^\s*(?<word>[A-Z][a-z]+) [0-9]{1,3}[.:)]?\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex WordAndCount();

    [GeneratedRegex(
        @"^\s*General\s+comments\s+(?:for|on|about)\s+this\s+section\s*(?:[;:.]|\s[–—-])?\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AboutThisSection();

    [GeneratedRegex(
        @"^\s*(?:(?:anything|else|missing|general|any|other|overall|comments?|and|or|on|about|the|code|as|a|whole)\b[\s/&,–—-]*)+[.:]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex GeneralHeading();

    [GeneratedRegex(
        @"\b(?:missing|(?:general|other|overall)\s+comments?|comments?\s+(?:on|about)\s+the\s+code)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex GeneralSubject();
}
