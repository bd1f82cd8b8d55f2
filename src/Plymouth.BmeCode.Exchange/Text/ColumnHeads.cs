using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Tells a column's title from what somebody said or answered.</summary>
internal static partial class ColumnHeads
{
    private const int Longest = 60;
    private const int MostWords = 6;

    /// <summary>True for the title of a column of responses: "Response", "Working Group's response".</summary>
    public static bool IsOfResponses(string cell) => IsTitle(cell) && Responses().IsMatch(cell);

    /// <summary>True for the title of a column of comments: "Comment", "What consultees said".</summary>
    public static bool IsOfComments(string cell) => IsTitle(cell) && Comments().IsMatch(cell);

    private static bool IsTitle(string cell) =>
        cell.Trim() is { Length: > 0 and < Longest } words
        && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWords
        && words[^1] is not ('.' or '!' or '?' or ',')
        && !words.Contains(", ", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\b(?:respon[sd]\w*|answers?|repl(?:y|ies)|reactions?|antwort\w*|stellungnahme\w*|réponses?|respuestas?|risposte?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Responses();

    [GeneratedRegex(
        @"\b(?:comments?|feedback|observations?|representations?|consultees?|said|kommentar\w*|commentaires?|comentarios?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Comments();
}
