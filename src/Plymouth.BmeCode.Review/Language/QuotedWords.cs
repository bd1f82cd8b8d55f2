using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>Finds the words between quotation marks, without the punctuation at their ends.</summary>
internal static partial class QuotedWords
{
    /// <summary>
    /// Returns the quoted words that a text wants in the Code, without those that only say where ("after “…”", "replace “…”").
    /// </summary>
    public static ImmutableList<string> Wanted(string text) => Of(text, (plain, at) => !Where().IsMatch(Nearby.Before(plain, at)));

    /// <summary>Returns the quoted words that a comment asks for ("Include words “…”").</summary>
    public static ImmutableList<string> AskedFor(string text) =>
        Of(text, (plain, at) => Asks().IsMatch(Nearby.Before(plain, at)) && !Where().IsMatch(Nearby.Before(plain, at)));

    private static ImmutableList<string> Of(string text, Func<string, int, bool> fits)
    {
        var plain = PlainPhrases.Of(text);
        return
        [
            .. Quotes()
                .Matches(plain)
                .Where(q => fits(plain, q.Index))
                .Select(q => q.Groups["words"].Value.Trim(' ', '.', '…', ',', ';', ':'))
                .Where(w => w.Any(char.IsLetterOrDigit))
                .Distinct(),
        ];
    }

    /// <summary>A single mark opens where a word may begin and closes where none goes on; between letters it is an apostrophe.</summary>
    [GeneratedRegex(
        """
            "(?<words>[^"]+)"|(?<![\p{L}\d])'(?<words>[^'\s](?:[^']|(?<=\p{L})'(?=\p{L}))*)'(?![\p{L}\d])
            """
    )]
    private static partial Regex Quotes();

    [GeneratedRegex(
        @"\b(after|before|between|following|instead of|replac\w*|delet\w*|remov\w*|change)( the)?( words?| phrase| word)? $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Where();

    [GeneratedRegex(
        @"\b(words?|phrase|add|include|insert|reword|to read|to say|change \S+ (to|with)):? $",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asks();
}
