using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>
/// Makes a comment's asks one comment again. Refused when they have different responses, since the comment keeps only one.
/// </summary>
public sealed record JoinAsks(CommentId Comment) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Comments.TryGetValue(Comment, out var comment))
        {
            return Ruling.NotFound($"Comment {Comment}");
        }

        if (comment.Asks.IsEmpty)
        {
            return comment.Joined ? Ruling.Stale(GroupingRules.WhatChanged(now.Now, comment.Id)) : Ruling.AlreadySo;
        }

        var responses = comment.Asks.Select(a => now.Now.Comments[a.Id].Response).Distinct().ToList();
        return responses.Count == 1
            ? Ruling.Accept(new AsksJoined(comment.Id, comment.Asks, responses[0]))
            : Ruling.Invalid(
                $"The asks of {comment.Number} have different responses, and it can have only one. Select its "
                    + "asks and group them first, then join them."
            );
    }
}

/// <summary>The asks of a comment are one comment again. Also the inverse of <see cref="CommentSplitIntoAsks"/>.</summary>
/// <param name="Response">The response that all asks had and the comment has now; null for none.</param>
public sealed record AsksJoined(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        (
            before with
            {
                Comments = before
                    .Comments.SetItem(Comment, before.Comments[Comment] with { Asks = [], Response = Response })
                    .SetItems(Asks.Select(a => KeyValuePair.Create(a.Id, before.Comments[a.Id] with { Joined = true, Response = null }))),
                SplitMark = new object(),
            }
        ).Answer(Response, Asks.ConvertAll(a => a.Id), [Comment]);

    internal override Decision TakeBack(After after) =>
        GroupingRules.Regrouped(after, [new CommentBefore(Comment, null)], Response)
        ?? Ruling.Accept(new CommentSplitIntoAsks(Comment, Asks, Response));
}
