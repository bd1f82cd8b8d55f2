using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The words of doubts that say how many comments, or which response, for the reader and for the present table.</summary>
public static class DoubtWords
{
    private const int LongestQuote = 80;

    /// <summary>Returns message and guess about comments with nothing beside them below an answered one.</summary>
    /// <param name="count">The number of comments that have no response; at least 1.</param>
    /// <param name="line">The line of the comment above that has one.</param>
    /// <param name="answer">The response above.</param>
    public static (string Message, string Guess) AnswerAbove(int count, int line, Wording answer)
    {
        var (beside, them) = count == 1 ? ("this comment", "it") : ($"these {count} comments", "them");
        return (
            $"The response beside {beside} is blank, below the response of line {line}. One merged cell, or not answered yet? Read as not "
                + "answered.",
            $"Give {them} the response above: “{Beginning(answer)}”"
        );
    }

    /// <summary>Returns message and guess about neighbouring comments with the same short response.</summary>
    /// <param name="count">The number of comments that share it; at least 2.</param>
    /// <param name="answer">The response that they share.</param>
    public static (string Message, string Guess) OwnResponses(int count, Wording answer) =>
        (
            $"These {count} comments have the same short response, “{Beginning(answer)}”. Was each answered by itself? Read as one response "
                + "to all of them: whoever changes it changes it for all.",
            $"Give each of them a response of its own: “{Beginning(answer)}”"
        );

    private static string Beginning(Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        var text = wording.ToText().Replace('\n', ' ');
        var end =
            text.Length <= LongestQuote ? text.Length
            : text.LastIndexOf(' ', LongestQuote) is > 0 and var space ? space
            : LongestQuote;
        return end == text.Length ? text : text[..end] + "…";
    }
}
