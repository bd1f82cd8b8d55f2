using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Quotes what stands in a table in a remark on it.</summary>
internal static partial class RemarkWords
{
    private const int Longest = 80;

    /// <summary>Returns a text on one line; of a long one its beginning, and "…".</summary>
    public static string Beginning(string text)
    {
        var words = Spaces().Replace(text, " ").Trim();
        return words.Length <= Longest ? words : words[..Longest].TrimEnd() + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
