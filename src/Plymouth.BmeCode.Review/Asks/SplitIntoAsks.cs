using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>
/// Splits a comment into asks, each answered by itself from then on. Every ask keeps the comment's response until it is split off.
/// </summary>
/// <param name="SeenResponse">The comment's response as the screen showed it; null for none.</param>
/// <param name="Into">The words of each ask, in order, two asks or more. Every word of the comment belongs to one of them.</param>
public sealed record SplitIntoAsks(CommentId Comment, ResponseId? SeenResponse, ImmutableList<AskRange> Into) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Comments.TryGetValue(Comment, out var comment))
        {
            return Ruling.NotFound($"Comment {Comment}");
        }

        if (!comment.Stands || comment.Response != SeenResponse)
        {
            return Ruling.Stale(GroupingRules.WhatChanged(now.Now, comment.Id));
        }

        if (comment.PartOf is not null)
        {
            return Ruling.Invalid(
                $"This is an ask of {comment.Number} already. To split it otherwise, join its asks again first."
            );
        }

        if (Into.Count < 2)
        {
            return Ruling.Invalid("A comment is split into two asks or more. Choose where one ends and the next begins.");
        }

        return AskCuts.IsWhole(comment.Body, Into)
            ? Ruling.Accept(
                new CommentSplitIntoAsks(
                    comment.Id,
                    Into.ConvertAll(a => new Ask(new CommentId(now.Asked.Ids.Next("a")), a.Start, a.Length)),
                    comment.Response
                )
            )
            : Ruling.Invalid(
                "Each ask needs words of its own, and every word of the comment belongs to one of them. Choose again where to cut."
            );
    }
}

/// <summary>The words of an ask that is to be made.</summary>
/// <param name="Start">The place in the comment's body at which they start, in UTF-16 units.</param>
/// <param name="Length">Their length in UTF-16 units, at least 1.</param>
public sealed record AskRange(int Start, int Length);

/// <summary>A comment was split into asks, which are answered in its place. Also the inverse of <see cref="AsksJoined"/>.</summary>
/// <param name="Response">The response that the comment had and each ask has now; null for none.</param>
public sealed record CommentSplitIntoAsks(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var whole = before.Comments[Comment];
        var asks = Asks.Select(a =>
            whole with
            {
                Id = a.Id,
                PartOf = whole.Id,
                Start = a.Start,
                Body = AskWords.Of(whole.Body, a.Start, a.Length),
            }
        );
        return (
            before with
            {
                Comments = before
                    .Comments.SetItem(whole.Id, whole with { Asks = Asks, Response = null })
                    .SetItems(asks.Select(a => KeyValuePair.Create(a.Id, a))),
                SplitMark = new object(),
            }
        ).Answer(Response, [whole.Id], Asks.ConvertAll(a => a.Id));
    }

    internal override Decision TakeBack(After after) =>
        After.Unless(Asks.Exists(a => !after.Now.Comments[a.Id].Stands), "the asks were joined again")
        ?? After.Unless(
            Asks.Exists(a => after.Now.Comments[a.Id].Response != Response),
            "one of the asks was answered or grouped by itself"
        )
        ?? Ruling.Accept(new AsksJoined(Comment, Asks, Response));
}
