using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A response and the comments it answers, in the table's order.</summary>
internal sealed record AnswerPart(ResponseId Id, Words Words, List<CommentPart> Comments);

/// <summary>Finds which response answers which comments. The same response on neighbouring rows is one response to a group.</summary>
internal sealed class Answers(IdSource ids, Accounting accounting)
{
    private readonly Dictionary<CommentId, AnswerPart> _of = [];

    public List<AnswerPart> All { get; } = [];

    /// <summary>Returns the answer a comment has; null when it has none.</summary>
    public AnswerPart? Of(CommentPart comment) => _of.GetValueOrDefault(comment.Id);

    public void Read(IReadOnlyList<CommentPart> comments)
    {
        CommentPart? above = null;
        foreach (var comment in comments)
        {
            if (AnswerFor(comment, above is not null && above.Stretch == comment.Stretch ? Of(above) : null) is { } answer)
            {
                answer.Comments.Add(comment);
                _of.Add(comment.Id, answer);
            }

            above = comment;
        }
    }

    private AnswerPart? AnswerFor(CommentPart comment, AnswerPart? above)
    {
        if (comment.Answer.IsBlank)
        {
            return comment.AnswerRunsOn ? above : null;
        }

        var words = WordsBuilder.Of(comment.Answer);
        if (above is not null && above.Words.Wording.Equals(words.Wording))
        {
            accounting.Use(words, CharacterUse.Repeat);
            return above;
        }

        accounting.Use(words);
        var answer = new AnswerPart(new(ids.Next("r")), words, []);
        All.Add(answer);
        return answer;
    }
}
