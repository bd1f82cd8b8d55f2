using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of grouping, splitting off and attaching, and of the marks on comments and responses.</summary>
internal static class UndoOfGrouping
{
    public static Decision Of(After after, CommentsGrouped e)
    {
        var now = after.Now;
        var back = new GroupingUndone(e.Before, e.Created ? [e.Response] : [], e.Closed);
        return Regrouped(after, e.Before, e.Response)
            ?? After.Unless(e.Closed.Exists(r => !now.Responses[r].Closed), "one of the merged answers was opened again")
            ?? After.Unless(e.Before.Exists(b => b.Response is { } r && !e.Closed.Contains(r) && now.Responses[r].Closed), "the answer a comment came from was merged into another")
            ?? (e.Created ? Begun(after, e.Response, [.. e.Before.Select(b => b.Comment)], null) : Emptied(after, e))
            ?? Say.Accept(back, [.. TakeWordsOut(after, e), .. back.Closed.Select(r => new PassageStep.Close(r.Passage, UndoRules.Undone)), .. back.Reopened.Select(r => new PassageStep.Reopen(r.Passage))]);
    }

    public static Decision Of(After after, CommentSplitOff e)
    {
        var from = after.Now.Responses[e.From];
        return Regrouped(after, [new CommentBefore(e.Comment, e.From)], e.Response)
            ?? After.Unless(from.Closed, "the answer it came from was merged into another")
            ?? (e.Response is { } own ? Begun(after, own, [e.Comment], from) : null)
            ?? Say.Accept(
                new GroupingUndone([new CommentBefore(e.Comment, e.From)], e.Response is { } closed ? [closed] : [], []),
                e.Response is { } copy ? [new PassageStep.Close(copy.Passage, UndoRules.Undone)] : []);
    }

    public static Decision Of(After after, ResponseAttached e) =>
        Regrouped(after, e.Comments.ConvertAll(c => new CommentBefore(c, null)), e.Response)
            ?? Begun(after, e.Response, e.Comments, null)
            ?? Say.Accept(new GroupingUndone(e.Comments.ConvertAll(c => new CommentBefore(c, null)), [e.Response], []), new PassageStep.Close(e.Response.Passage, UndoRules.Undone));

    public static Decision Of(After after, DispositionSet e)
    {
        var response = after.Now.Responses[e.Response];
        return After.Unless(response.Closed, "the answer was merged into another")
            ?? After.Unless(response.Disposition != e.Disposition || response.DispositionProposed != e.Proposed, "the disposition was set again")
            ?? Say.Accept(new DispositionSet(e.Response, e.Before, e.BeforeProposed, e.Disposition, e.Proposed));
    }

    public static Decision Of(After after, CommentMarkedInternal e) =>
        After.Unless(after.Now.Comments[e.Comment].Internal != e.Internal, "the mark was changed again") ?? Say.Accept(new CommentMarkedInternal(e.Comment, !e.Internal));

    public static Decision Of(After after, ResponseMarkedInternal e) =>
        After.Unless(after.Now.Responses[e.Response].Closed, "the answer was merged into another")
            ?? After.Unless(after.Now.Responses[e.Response].Internal != e.Internal, "the mark was changed again")
            ?? Say.Accept(new ResponseMarkedInternal(e.Response, !e.Internal));

    /// <summary>A refusal where work depends on a response that began with the decision: others joined it, words were written in it, it was marked (otherwise than <paramref name="like"/>, the response it is a copy of).</summary>
    public static Decision? Begun(After after, ResponseId id, IReadOnlyCollection<CommentId> comments, Response? like)
    {
        var response = after.Now.Responses[id];
        return After.Unless(!response.Comments.ToHashSet().SetEquals(comments), "the group was changed")
            ?? After.Unless(after.Written(id.Passage), "words were written in the answer")
            ?? After.Unless(response.Disposition != like?.Disposition, "a disposition was set")
            ?? After.Unless(response.Referral != like?.Referral, "its referral was written down")
            ?? After.Unless(response.Internal != (like?.Internal ?? false), "the answer's internal mark was changed")
            ?? After.Unless(after.Now.Promises.Exists(p => p.Responses.Contains(id)), "a promise of the answer was written down");
    }

    /// <summary>A refusal where one of the comments no longer has the response the decision gave it.</summary>
    public static Decision? Regrouped(After after, IEnumerable<CommentBefore> before, ResponseId? given) =>
        before.Select(b => after.Now.Comments[b.Comment]).FirstOrDefault(c => c.Response != given || !c.Stands) is { } moved
            ? After.Unless(true, $"the comment on line {after.Now.LineOf(moved)} was {(moved.Stands ? "grouped otherwise" : moved.Joined ? "joined again from its asks" : "split into asks")}")
            : null;

    private static Decision? Emptied(After after, CommentsGrouped e) =>
        After.Unless(after.Now.Responses[e.Response].Comments.Count == e.Before.Count, "the comments the answer was for have left its group");

    /// <summary>The words that followed below go out of the answer again; where they were edited meanwhile they stay.</summary>
    private static IEnumerable<PassageStep> TakeWordsOut(After after, CommentsGrouped e)
    {
        if (e.Change is not { } change)
        {
            return [];
        }

        var passage = after.Passage(change.Passage);
        var back = change.Left(passage.Wording) ? change.Back : e.Closed.Select(r => after.Passage(r.Passage).Wording).Where(w => !w.IsBlank).Aggregate(
            Delta.Empty,
            (all, words) => Joining.TakeOut(passage.Wording.Apply(all), words) is { } more ? all.Compose(more) : all);
        return back.IsEmpty ? [] : [new PassageStep.Change(passage.Id, back)];
    }
}
