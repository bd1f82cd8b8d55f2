using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>A doubt as it stands in the present table: it says what is still true.</summary>
/// <param name="Doubt">The doubt as it was received and settled.</param>
/// <param name="Lines">The lines that it still concerns, from 1; those it was received with once it is settled.</param>
/// <param name="Comments">The comments that its guess would still change; empty when it concerns no comments any more.</param>
/// <param name="Guess">What accepting it still does; null when there is nothing to do but to look.</param>
/// <param name="SettledBy">What settled its matter without a decision on the doubt, in words; null when nothing did.</param>
public sealed record PresentDoubt(
    Doubt Doubt,
    ImmutableList<int> Lines,
    ImmutableList<CommentId> Comments,
    Guess? Guess,
    string? SettledBy
)
{
    /// <summary>True while somebody should look at it.</summary>
    public bool IsOpen => Doubt.State == DoubtState.Open && SettledBy is null;

    /// <summary>Returns message and guess in words that are true of the table; as they were received where nothing of it changed.</summary>
    /// <param name="table">The table whose consultation the doubt was asked of.</param>
    public (string Message, string Guess) Words(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Guess switch
        {
            GuessAnswerAbove guess when IsOpen && HasChanged(table, guess.Response, guess.Comments) => DoubtWords.AnswerAbove(
                Comments.Count,
                LineAbove(table.Consultation, guess.Response),
                table.Wording(guess.Response.Passage)
            ),
            GuessOwnResponses guess when IsOpen && HasChanged(table, guess.Response, guess.Comments) => DoubtWords.OwnResponses(
                Comments.Count,
                table.Wording(guess.Response.Passage)
            ),
            _ => (Doubt.Message, Doubt.GuessWords),
        };
    }

    /// <summary>True when fewer comments are concerned than were, or the response has been written in.</summary>
    private bool HasChanged(Table table, ResponseId response, ImmutableList<CommentId> received) =>
        Comments.Count != received.Count || (table.Passage(response.Passage) is var passage && !passage.Wording.Equals(passage.Draft));

    private int LineAbove(Consultation now, ResponseId response)
    {
        var first = now.Comments[Comments[0]];
        var answered = now.Responses[response].Comments.ConvertAll(c => now.Comments[c]);
        return (answered.FindLast(c => c.Place < first.Place) ?? answered.FirstOrDefault() ?? first).Source.Line;
    }
}
