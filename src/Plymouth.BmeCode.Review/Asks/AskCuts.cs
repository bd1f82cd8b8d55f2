using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>A place where a comment may be cut into asks.</summary>
/// <param name="At">The place in the body at which the next ask's words begin, in UTF-16 units.</param>
/// <param name="Proposed">
/// True when one ask most likely ends there: at the end of a sentence or line or at a semicolon, not at an "and".
/// </param>
public sealed record AskCut(int At, bool Proposed);

/// <summary>Finds the places where comments may be cut into asks, and the asks between the cuts.</summary>
public static partial class AskCuts
{
    /// <summary>Returns the places to choose from, in order. Two words or more stand between any two of them.</summary>
    public static ImmutableList<AskCut> Of(Wording body)
    {
        var text = CitationReader.Text(body);
        var cuts = ImmutableList.CreateBuilder<AskCut>();
        var from = 0;
        foreach (Match match in Ends().Matches(text))
        {
            var at = match.Index + match.Length;
            if (HasWords(text[from..at]) && HasWords(text[at..]))
            {
                cuts.Add(new AskCut(at, !match.Groups["joins"].Success));
                from = at;
            }
        }

        return cuts.ToImmutable();
    }

    /// <summary>Returns the asks into which a body falls when it is cut at these places, without the white space around them.</summary>
    public static ImmutableList<AskRange> Between(Wording body, IEnumerable<int> cuts)
    {
        var text = CitationReader.Text(body);
        int[] ends = [.. cuts.Where(c => c > 0 && c < text.Length).Distinct().Order(), text.Length];
        var asks = ImmutableList.CreateBuilder<AskRange>();
        var from = 0;
        foreach (var end in ends)
        {
            var words = text[from..end];
            var start = from + words.Length - words.TrimStart().Length;
            asks.Add(new AskRange(start, Math.Max(0, from + words.TrimEnd().Length - start)));
            from = end;
        }

        return asks.ToImmutable();
    }

    /// <summary>
    /// True when the asks stand in order without overlapping, each has words, and no word of the body is left out or cut through.
    /// </summary>
    public static bool IsWhole(Wording body, ImmutableList<AskRange> asks)
    {
        ArgumentNullException.ThrowIfNull(asks);
        var text = CitationReader.Text(body);
        var from = 0;
        foreach (var ask in asks)
        {
            if (
                ask.Start < from
                || ask.Length < 1
                || ask.Start > text.Length - ask.Length
                || HasLetters(text[from..ask.Start])
                || !HasLetters(text.Substring(ask.Start, ask.Length))
                || CutsWord(text, ask.Start)
                || CutsWord(text, ask.Start + ask.Length)
            )
            {
                return false;
            }

            from = ask.Start + ask.Length;
        }

        return !HasLetters(text[from..]);
    }

    private static bool HasWords(string text) =>
        text.Split([' ', '\n', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Count(HasLetters) >= 2;

    private static bool HasLetters(string text) => text.Any(IsLetter);

    // A pictogram says something too, and is two units that belong together.
    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static bool CutsWord(string text, int at) => at > 0 && at < text.Length && IsLetter(text[at - 1]) && IsLetter(text[at]);

    [GeneratedRegex(
        @"(?:(?<=[\p{L}0-9)\]""'’”][.!?…]{1,10}[)""'’”]{0,10})[ \t\u00a0]+(?=\W{0,20}[\p{Lu}0-9])|(?<!\s)\s*\n\s*|;\s+|(?<joins>(?<!\s)(?:\s+(?=(?:\+|&|[Aa]nd|AND|[Bb]ut|BUT|[Aa]lso)\s))|(?:\s+[–—-]\s+)|,\s+))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Ends();
}
