namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of settling doubts.</summary>
internal static class UndoOfDoubt
{
    public static Decision Of(After after, DoubtAccepted e)
    {
        var doubt = after.Now.Doubt(e.Doubt);
        var given = e.Created ?? (doubt.Guess as GuessAnswerAbove)?.Response;
        return After.Unless(doubt.State != DoubtState.Accepted, "the doubt was opened again")
            ?? UndoOfGrouping.Regrouped(after, e.Comments.Select(c => new CommentBefore(c, null)), given)
            ?? (e.Created is { } created ? UndoOfGrouping.Begun(after, created, e.Comments, null)
                : given is { } above ? After.Unless(!e.Comments.IsEmpty && after.Now.Responses[above].Comments.Count == e.Comments.Count, "the comments the answer was for have left its group")
                : null)
            ?? Reworded(after, e.Change)
            ?? Say.Accept(
                new DoubtReopened(e.Doubt, e.Comments, e.Created),
                [
                    .. e.Created is { } begun ? new PassageStep[] { new PassageStep.Close(begun.Passage, UndoRules.Undone) } : [],
                    .. e.Change is { } change ? new PassageStep[] { new PassageStep.Change(change.Passage, change.Back) } : [],
                ]);
    }

    public static Decision Of(After after, DoubtWavedOff e) =>
        After.Unless(after.Now.Doubt(e.Doubt).State != DoubtState.WavedOff, "the doubt was opened again") ?? Say.Accept(new DoubtReopened(e.Doubt, [], null));

    private static Decision? Reworded(After after, ChangeMade? change) => change is null ? null
        : After.Unless(after.Passage(change.Passage) is { Closed: not null }, $"{after.Now.Label(change.Passage)} was closed")
            ?? After.Unless(!change.Left(after.Passage(change.Passage).Wording), $"the wording of {after.Now.Label(change.Passage)} was changed");
}
