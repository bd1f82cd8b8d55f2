using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>Looks for phrases in text of single spaces and straight quotation marks, whatever the case.</summary>
/// <remarks>A pattern with a repetition inside another must bound it, so that reading a text stays linear.</remarks>
internal static partial class PlainPhrases
{
    /// <summary>Returns the text with single spaces, straight apostrophes and quotation marks.</summary>
    public static string Of(string text) =>
        Spaces().Replace(text, " ").Trim().Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"');

    /// <summary>Makes a pattern for such a text.</summary>
    public static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
