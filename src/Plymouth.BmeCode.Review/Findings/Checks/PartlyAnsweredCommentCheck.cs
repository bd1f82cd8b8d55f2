using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A comment has several asks, and only some of them are answered.</summary>
internal sealed class PartlyAnsweredCommentCheck : Check<CommentId>
{
    protected override IEnumerable<CommentId> All(Kept kept) => kept.Table.Consultation.WholeComments.Select(c => c.Id);

    protected override IEnumerable<CommentId> Touched(Kept kept, TableChanges changes) => changes.Wholes;

    protected override Place? PlaceOf(Kept kept, CommentId subject) => kept.PlaceOf(subject);

    protected override IEnumerable<Finding> About(Kept kept, CommentId subject)
    {
        var comment = kept.Table.Consultation.Comments[subject];
        if (kept.Table.IsPartlyAnswered(comment))
        {
            ImmutableList<Comment> open = kept.Table.Consultation.Parts(comment).FindAll(a => !kept.Table.IsAnswered(a));
            yield return new(
                FindingKind.PartlyAnsweredComment,
                [new CommentSubject(comment.Id), .. open.Select(a => new CommentSubject(a.Id))],
                $"{Sentence.Of($"{comment.Number}")} is answered in part: {comment.Asks.Count - open.Count} of its "
                    + $"{comment.Asks.Count} asks.",
                "Whoever made it asked for more than what is answered.",
                Blocking: true,
                [UnansweredCommentCheck.ToAnswer(open[0])]
            );
        }
    }
}
