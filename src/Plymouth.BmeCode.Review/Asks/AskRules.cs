namespace Plymouth.BmeCode.Review;

/// <summary>A comment that asks for several things is split into asks, each a comment of its own to every other rule, and joined again.</summary>
internal static class AskRules
{
    public static Decision Undo(After after, CommentSplitIntoAsks e) =>
        After.Unless(e.Asks.Exists(a => !after.Now.Comments[a.Id].Stands), "the asks were joined again")
            ?? After.Unless(e.Asks.Exists(a => after.Now.Comments[a.Id].Response != e.Response), "one of the asks was answered or grouped by itself")
            ?? Say.Accept(new AsksJoined(e.Comment, e.Asks, e.Response));

    public static Decision Undo(After after, AsksJoined e) =>
        UndoOfGrouping.Regrouped(after, [new CommentBefore(e.Comment, null)], e.Response) ?? Say.Accept(new CommentSplitIntoAsks(e.Comment, e.Asks, e.Response));
}
