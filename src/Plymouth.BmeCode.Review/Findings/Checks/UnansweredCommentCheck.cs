using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A comment has no response with words, and none of its asks has one.</summary>
internal sealed class UnansweredCommentCheck : Check<CommentId>
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

    protected override IEnumerable<CommentId> All(Kept kept) => kept.Table.Consultation.WholeComments.Select(c => c.Id);

    protected override IEnumerable<CommentId> Touched(Kept kept, TableChanges changes) => changes.Wholes;

    protected override Place? PlaceOf(Kept kept, CommentId subject) => kept.PlaceOf(subject);

    protected override IEnumerable<Finding> About(Kept kept, CommentId subject)
    {
        var now = kept.Table.Consultation;
        var comment = now.Comments[subject];
        return !kept.Table.IsAnswered(comment) && !kept.Table.IsPartlyAnswered(comment)
            ? [Unanswered.Of(comment, new(now.Parts(comment)[0]))]
            : [];
    }

    /// <summary>Makes the button that goes to where a comment or ask is answered.</summary>
    internal static Remedy ToAnswer(Comment comment) =>
        Remedy.GoTo(comment.Response is null ? "Write a response" : "Write the response", new CommentSubject(comment.Id));
}
