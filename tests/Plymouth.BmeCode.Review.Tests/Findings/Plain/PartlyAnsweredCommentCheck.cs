using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A comment has several asks, and only some of them are answered.</summary>
internal static class PartlyAnsweredCommentCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Consultation.WholeComments.Where(table.IsPartlyAnswered)
            .Select(comment =>
            {
                ImmutableList<Comment> open = table.Consultation.Parts(comment).FindAll(a => !table.IsAnswered(a));
                return new Finding(
                    FindingKind.PartlyAnsweredComment,
                    [new CommentSubject(comment.Id), .. open.Select(a => new CommentSubject(a.Id))],
                    $"{Sentence.Of($"{comment.Number}")} is answered in part: {comment.Asks.Count - open.Count} of its "
                        + $"{comment.Asks.Count} asks.",
                    "Whoever made it asked for more than what is answered.",
                    Blocking: true,
                    [UnansweredCommentCheck.ToAnswer(open[0])]
                );
            });
}
