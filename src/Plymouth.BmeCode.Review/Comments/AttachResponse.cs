using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Begins a response, still without words, for a comment that has none.</summary>
public sealed record AttachResponse(CommentId Comment) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Comments.TryGetValue(Comment, out var comment))
        {
            return Ruling.NotFound($"Comment {Comment}");
        }

        if (!comment.Stands)
        {
            return Ruling.Stale(GroupingRules.WhatChanged(now.Now, comment.Id));
        }

        if (comment.Response is not null)
        {
            return Ruling.AlreadySo;
        }

        var response = new ResponseId(now.Asked.Ids.Next("r"));
        return Ruling.Accept(
            new ResponseAttached(response, [comment.Id]),
            new PassageStep.Create(response.Passage, PassageKind.Response, Wording.Empty, null)
        );
    }
}

/// <summary>A response began, still without words, for comments that had none.</summary>
/// <param name="Comments">The comments it answers.</param>
public sealed record ResponseAttached(ResponseId Response, ImmutableList<CommentId> Comments) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.Begin(new Response(Response, [], null)).Give(Comments, Response);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Response.Passage];

    internal override Decision TakeBack(After after) =>
        GroupingRules.Regrouped(after, Comments.ConvertAll(c => new CommentBefore(c, null)), Response)
        ?? GroupingRules.Begun(after, Response, Comments, null)
        ?? Ruling.Accept(
            new GroupingUndone(Comments.ConvertAll(c => new CommentBefore(c, null)), [Response], []),
            new PassageStep.Close(Response.Passage, UndoRules.Undone)
        );
}
