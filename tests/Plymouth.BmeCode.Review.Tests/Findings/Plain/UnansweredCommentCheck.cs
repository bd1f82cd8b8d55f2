using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A comment has no response with words, and none of its asks has one.</summary>
internal static class UnansweredCommentCheck
{
    private static readonly WhileSame<Comment, ValueTuple<Comment>, Finding> Unanswered = new(
        (comment, rests) =>
            new(
                FindingKind.UnansweredComment,
                [new CommentSubject(comment.Id)],
                $"{Sentence.Of($"{comment.Number}")} has no response{(rests.Item1.Response is null ? "" : " with words in it")} "
                    + "yet.",
                "Whoever made it will look for an answer in the response report.",
                Blocking: true,
                [ToAnswer(rests.Item1)]
            )
    );

    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Consultation.WholeComments.Where(c => !table.IsAnswered(c) && !table.IsPartlyAnswered(c))
            .Select(c => Unanswered.Of(c, new(table.Consultation.Parts(c)[0])));

    /// <summary>Makes the button that goes to where a comment or ask is answered.</summary>
    internal static Remedy ToAnswer(Comment comment) =>
        Remedy.GoTo(comment.Response is null ? "Write a response" : "Write the response", new CommentSubject(comment.Id));
}
