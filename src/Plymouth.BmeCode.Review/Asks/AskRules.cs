namespace Plymouth.BmeCode.Review;

/// <summary>A comment that asks for several things is split into asks, each a comment of its own to every other rule, and joined again.</summary>
internal static class AskRules
{
    public static Decision Split(Case now, SplitIntoAsks command)
    {
        if (!now.Now.Comments.TryGetValue(command.Comment, out var comment))
        {
            return Say.NotFound($"Comment {command.Comment}");
        }

        if (!comment.Stands || comment.Response != command.SeenResponse)
        {
            return Say.Stale(GroupingRules.WhatChanged(now.Now, comment.Id));
        }

        if (comment.PartOf is not null)
        {
            return Say.Invalid($"This is an ask of the comment on line {comment.Source.Line} already. To split it otherwise, join its asks again first.");
        }

        if (command.Into.Count < 2)
        {
            return Say.Invalid("A comment is split into two asks or more. Choose where one ends and the next begins.");
        }

        return AskCuts.IsWhole(comment.Body, command.Into)
            ? Say.Accept(new CommentSplitIntoAsks(comment.Id, command.Into.ConvertAll(a => new Ask(new CommentId(now.Asked.Ids.Next("a")), a.Start, a.Length)), comment.Response))
            : Say.Invalid("Each ask needs words of its own, and every word of the comment belongs to one of them. Choose again where to cut.");
    }

    public static Decision Join(Case now, JoinAsks command)
    {
        if (!now.Now.Comments.TryGetValue(command.Comment, out var comment))
        {
            return Say.NotFound($"Comment {command.Comment}");
        }

        if (comment.Asks.IsEmpty)
        {
            return comment.Joined ? Say.Stale(GroupingRules.WhatChanged(now.Now, comment.Id)) : Say.AlreadySo;
        }

        var responses = comment.Asks.Select(a => now.Now.Comments[a.Id].Response).Distinct().ToList();
        return responses.Count == 1
            ? Say.Accept(new AsksJoined(comment.Id, comment.Asks, responses[0]))
            : Say.Invalid($"The asks of the comment on line {comment.Source.Line} have different responses, and it can have only one. Select its asks and group them first, then join them.");
    }

    public static Decision Undo(After after, CommentSplitIntoAsks e) =>
        After.Unless(e.Asks.Exists(a => !after.Now.Comments[a.Id].Stands), "the asks were joined again")
            ?? After.Unless(e.Asks.Exists(a => after.Now.Comments[a.Id].Response != e.Response), "one of the asks was answered or grouped by itself")
            ?? Say.Accept(new AsksJoined(e.Comment, e.Asks, e.Response));

    public static Decision Undo(After after, AsksJoined e) =>
        UndoOfGrouping.Regrouped(after, [new CommentBefore(e.Comment, null)], e.Response) ?? Say.Accept(new CommentSplitIntoAsks(e.Comment, e.Asks, e.Response));
}
