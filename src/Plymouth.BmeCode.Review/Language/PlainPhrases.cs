using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>
/// Looks for phrases in text of single spaces and straight quotation marks, case aside. No pattern may repeat what it repeats without a
/// bound, so that reading a text stays linear.
/// </summary>
internal static partial class PlainPhrases
{
    /// <summary>The text with single spaces, straight apostrophes and quotation marks.</summary>
    public static string Of(string text) =>
        Spaces().Replace(text, " ").Trim().Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    /// <summary>A pattern for such a text.</summary>
    public static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
