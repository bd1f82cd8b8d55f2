using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// Reads doubts against the present table. What was decided elsewhere meanwhile settles their matter, and undoing it opens it again.
/// </summary>
public static class DoubtQueries
{
    private static readonly PerConsultation<ImmutableList<PresentDoubt>> All = new(now => now.Doubts.ConvertAll(d => Of(now, d)));

    extension(Consultation consultation)
    {
        /// <summary>Returns every doubt as it stands, settled ones included, in the order of the lines.</summary>
        public ImmutableList<PresentDoubt> PresentDoubts => All.Of(consultation);
    }

    private static PresentDoubt Of(Consultation now, Doubt doubt) =>
        doubt switch
        {
            { State: not DoubtState.Open } => new(doubt, doubt.Lines, [], doubt.Guess, null),
            { Guess: GuessAnswerAbove guess } => AnswerAbove(now, doubt, guess),
            { Guess: GuessAnswerInComment guess } => AnswerInComment(now, doubt, guess),
            { Guess: GuessOwnResponses guess } => OwnResponses(now, doubt, guess),
            _ => new(doubt, doubt.Lines, [], doubt.Guess, null),
        };

    private static PresentDoubt AnswerAbove(Consultation now, Doubt doubt, GuessAnswerAbove guess)
    {
        var open = guess.Comments.FindAll(c => Unanswered(now, c));
        return open.IsEmpty
            ? Settled(doubt, guess.Comments.Count == 1 ? "The comment has a response meanwhile." : "The comments have responses meanwhile.")
            : new(doubt, Lines(now, open), open, now.Responses[guess.Response].Closed ? null : guess, null);
    }

    private static PresentDoubt AnswerInComment(Consultation now, Doubt doubt, GuessAnswerInComment guess) =>
        !Unanswered(now, guess.Comment)
            ? Settled(doubt, "The comment has a response meanwhile.")
            : new(doubt, doubt.Lines, [guess.Comment], now.Comments[guess.Comment].Stands ? guess : null, null);

    private static PresentDoubt OwnResponses(Consultation now, Doubt doubt, GuessOwnResponses guess)
    {
        var sharing = guess.StillSharing(now);
        return sharing.Count < 2
            ? Settled(doubt, "The comments do not share this response any more.")
            : new(doubt, Lines(now, sharing), sharing, guess, null);
    }

    private static PresentDoubt Settled(Doubt doubt, string by) => new(doubt, doubt.Lines, [], null, by);

    private static bool Unanswered(Consultation now, CommentId comment) => now.Parts(now.Comments[comment]).Any(c => c.Response is null);

    private static ImmutableList<int> Lines(Consultation now, ImmutableList<CommentId> comments) =>
        [.. comments.Select(c => now.Comments[c].Source.Line).Distinct()];
}
