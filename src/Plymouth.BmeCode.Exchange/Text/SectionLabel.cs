using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>The ways in which sections are counted: 1 2 3, A B C, I II III.</summary>
internal enum Counting
{
    Digits,
    Letters,
    Roman,
}

/// <summary>The number at the start of a section's row: "2. ", "A. ", "Part 2: ".</summary>
/// <param name="Number">The number as written, without punctuation.</param>
/// <param name="Ordinal">The place that the number says, from 1.</param>
/// <param name="Length">The place where the heading begins.</param>
internal sealed partial record SectionLabel(string Number, Counting Counting, int Ordinal, int Length)
{
    /// <summary>The one section of a table that has none.</summary>
    public static readonly SectionLabel First = new("1", Counting.Digits, 1, 0);

    /// <summary>True when the line looks like a section's row.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text);

    /// <summary>
    /// Returns the label a cell starts with; null when it starts with none, or with a number that does not count this way. <paramref
    /// name="counting"/>: the way the table's first section counts; null while it is unknown.
    /// </summary>
    public static SectionLabel? Of(string text, Counting? counting)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var number = match.Groups["number"].Value;
        foreach (
            var way in counting is { } known
                ? [known]
                : new[] { Counting.Digits, number == "I" ? Counting.Roman : Counting.Letters, Counting.Roman }
        )
        {
            if (OrdinalOf(number, way) is { } ordinal)
            {
                return new(number, way, ordinal, match.Length);
            }
        }

        return null;
    }

    private static int? OrdinalOf(string number, Counting counting) =>
        counting switch
        {
            Counting.Digits => int.TryParse(number, out var digits) ? digits : null,
            Counting.Letters => number is [>= 'A' and <= 'Z'] ? number[0] - 'A' + 1 : null,
            _ => Array.IndexOf(Romans, number) is >= 0 and var at ? at + 1 : null,
        };

    private static readonly string[] Romans = [.. Enumerable.Range(1, 20).Select(Numerals.Roman)];

    [GeneratedRegex(
        @"^\s*(?:(?:Section|Part|Chapter|Theme)\s+(?<number>[0-9]{1,3}|[A-Z]|[IVX]{1,5})\s*[.:)–—-]|(?<number>[0-9]{1,3}|[A-Z]|[IVX]{1,5})[.:)])\s+(?=\S)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
