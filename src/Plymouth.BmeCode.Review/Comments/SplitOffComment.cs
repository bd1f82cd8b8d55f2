using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Takes a comment out of its group. It keeps a copy of the response if that has words.</summary>
/// <param name="SeenResponse">The comment's response as the screen showed it.</param>
public sealed record SplitOffComment(CommentId Comment, ResponseId SeenResponse) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [SeenResponse.Passage];

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

        if (now.Now.Responses[SeenResponse].Comments.Count < 2)
        {
            return Ruling.Invalid(
                $"{Sentence.Of(now.Now.NameOf(comment))} stands alone already; there is nothing to split it off from."
            );
        }

        var answer = now.Passage(SeenResponse.Passage);
        if (answer.Wording.IsBlank)
        {
            return Ruling.Accept(new CommentSplitOff(comment.Id, SeenResponse, null));
        }

        var copy = new ResponseId(now.Asked.Ids.Next("r"));
        return Ruling.Accept(
            new CommentSplitOff(comment.Id, SeenResponse, copy),
            new PassageStep.Create(copy.Passage, PassageKind.Response, answer.Wording, answer.Id)
            {
                Sources = Source.OfAll(answer.Wording, answer),
            }
        );
    }
}

/// <summary>A comment left its group.</summary>
/// <param name="From">The response that it left.</param>
/// <param name="Response">Its own response, a copy of that one with its disposition; null when there were no words to copy.</param>
public sealed record CommentSplitOff(CommentId Comment, ResponseId From, ResponseId? Response) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        Response is { } own
            ? before.BeginCopy(own, From).Give([Comment], own)
            : before.Give([Comment], null);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => Response is { } own ? [own.Passage] : [];

    internal override Decision TakeBack(After after)
    {
        var from = after.Now.Responses[From];
        return GroupingRules.Regrouped(after, [new CommentBefore(Comment, From)], Response)
            ?? After.Unless(from.Closed, "the response it came from was merged into another")
            ?? (Response is { } own ? GroupingRules.Begun(after, own, [Comment], from) : null)
            ?? Ruling.Accept(
                new GroupingUndone([new CommentBefore(Comment, From)], Response is { } closed ? [closed] : [], []),
                Response is { } copy ? [new PassageStep.Close(copy.Passage, UndoRules.Undone)] : []
            );
    }
}
