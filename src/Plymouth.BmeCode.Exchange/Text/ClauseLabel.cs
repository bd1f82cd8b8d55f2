using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A way of writing clauses' numbers; a table has one.</summary>
/// <param name="Pattern">
/// A regular expression with the groups <c>before</c> (all but the count), <c>count</c>, and <c>letter</c> for one put in behind it (3a).
/// </param>
internal sealed record ClauseStyle(string Pattern)
{
    /// <summary>1.1, 2.10.</summary>
    public static readonly ClauseStyle Decimal = new(@"(?<before>[0-9]{1,3}\.(?:[0-9]{1,3}\.)*)(?<count>[0-9]{1,3})(?<letter>[a-z])?");

    /// <summary>A1, B.2.</summary>
    public static readonly ClauseStyle Letter = new(@"(?<before>[A-Z]\.?)(?<count>[0-9]{1,3})");

    /// <summary>1, 2, 3: clauses of a table without sections.</summary>
    public static readonly ClauseStyle Plain = new("(?<before>)(?<count>[0-9]{1,3})(?<letter>[a-z])?");

    /// <summary>True when a number begins with that of a section in most tables.</summary>
    public bool NamesSections => this == Decimal || this == Letter;

    /// <summary>Principle 4, Article 3a.</summary>
    public static ClauseStyle Word(string word) => new($@"(?<before>{Regex.Escape(word)} )(?<count>[0-9]{{1,3}})(?<letter>[a-z])?");

    private readonly Regex _alone = new($@"^\s*{Pattern}[.:)]?\s+(?=\S)", RegexOptions.CultureInvariant);
    private readonly Regex _many = new(
        $@"^\s*{Pattern}(?:\s*(?:\+|&|,|/|\band\b)\s*(?:{Pattern}|(?<count>[0-9]{{1,3}})(?!\.?[0-9])))*(?<dash>\s*[–—:-])?(?:\s|$)",
        RegexOptions.CultureInvariant
    );

    /// <summary>Returns the number a text starts with, and where the text goes on; null when it starts otherwise.</summary>
    public (ClauseLabel Label, int Length)? AloneAt(string text) =>
        _alone.Match(text) is { Success: true } match && !Dashes.Contains(text[match.Length])
            ? (LabelOf(match, match.Groups["before"].Value, match.Groups["count"]), match.Length)
            : null;

    /// <summary>Returns the clause numbers a text starts with ("2.7 + 2.8 –"); empty when it starts otherwise.</summary>
    /// <param name="dashed">True when a dash or colon sets them off.</param>
    public ImmutableArray<ClauseLabel> ManyAt(string text, out bool dashed)
    {
        var match = _many.Match(text);
        dashed = match.Groups["dash"].Success;
        if (!match.Success || (this == Plain && !dashed))
        {
            return [];
        }

        var befores = match.Groups["before"].Captures.ToList();
        return
        [
            .. match
                .Groups["count"]
                .Captures.Select(count => LabelOf(match, befores.Last(b => b.Index < count.Index).Value, count)),
        ];
    }

    private static ClauseLabel LabelOf(Match match, string before, Capture count) =>
        new(before, int.Parse(count.Value, CultureInfo.InvariantCulture))
        {
            Letter = match.Groups["letter"].Captures.FirstOrDefault(l => l.Index == count.Index + count.Length)?.Value[0],
        };

    public bool Equals(ClauseStyle? other) => other is not null && Pattern == other.Pattern;

    public override int GetHashCode() => Pattern.GetHashCode(StringComparison.Ordinal);

    private const string Dashes = "–—-+&/,";
}

/// <summary>A clause's number as written: what stands before its count ("2.", "A", "Principle "), and its count.</summary>
internal sealed record ClauseLabel(string Before, int Count)
{
    /// <summary>The letter of a clause put in behind the one with its count: Article 3a; null for any other.</summary>
    public char? Letter { get; init; }

    public string Number => $"{Before}{Count}{Letter}";

    /// <summary>The number of the section that the label names; null when it names none.</summary>
    public string? Section => Before.TrimEnd('.') is { Length: > 0 } section && !Before.EndsWith(' ') ? section : null;

    /// <summary>The first level of what stands before the count; null when that names no section.</summary>
    public string? Root => Section is { } section ? section.Split('.')[0] : null;

    /// <summary>The levels before the count: 1 for 2.1, 2 for 2.1.1; a letter is a level more.</summary>
    public int Depth => Before.Count(c => c == '.') + (Letter is null ? 0 : 1);

    /// <summary>The label that follows at the same level.</summary>
    public ClauseLabel Next => Letter is { } letter ? this with { Letter = (char)(letter + 1) } : this with { Count = Count + 1 };

    /// <summary>
    /// True when the label goes on from the one before: the next at its level or at one above, or the first below it; the first of all
    /// when there is none.
    /// </summary>
    public bool Follows(ClauseLabel? before) =>
        before is null ? Count == 1 && Letter is null
        : Letter == 'a' ? before == this with { Letter = null }
        : this == before.Next || (Letter is null && before.Letter is not null && Before == before.Before && Count == before.Count + 1)
            || (Count == 1 && Before == before.Number + ".")
            || before.Before.StartsWith($"{Before}{Count - 1}.", StringComparison.Ordinal);
}
