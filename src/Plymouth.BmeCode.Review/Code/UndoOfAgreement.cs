namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of agreeing and reopening clauses, and of keeping and restoring revisions.</summary>
internal static class UndoOfAgreement
{
    public static Decision Of(After after, ClauseAgreed e)
    {
        var passage = after.Passage(e.Clause.Passage);
        return after.Now.Clauses[e.Clause].Agreement is { } agreement && agreement.Version == e.Version
            ? Say.Accept(new ClauseReopened(e.Clause, UndoRules.Undone, passage.Version + 1, e.Version, agreement.By, agreement.At), new PassageStep.Reopen(passage.Id))
            : After.Unless(true, "the clause was reopened")!;
    }

    public static Decision Of(After after, ClauseReopened e) =>
        UndoOfShape.NotOpen(after, e.Clause)
            ?? After.Unless(after.Passage(e.Clause.Passage).Version != e.Version, $"the wording of {after.Now.Label(e.Clause)} was changed")
            ?? Say.Accept(new AgreementRestored(e.Clause, e.AgreedVersion, e.AgreedBy, e.AgreedAt), new PassageStep.Close(e.Clause.Passage, ClauseRules.Agreed));

    public static Decision Of(After after, RevisionKept e) =>
        after.Now.Revisions.FindLast(r => r.Passage == e.Passage && r.Kind == RevisionKind.Kept && r.Version == e.Version && r.At == after.Decided.At) is { } kept
            ? Say.Accept(new RevisionWithdrawn(e.Passage, kept.Number))
            : After.Unless(true, "the revision was withdrawn")!;

    public static Decision Of(After after, WordingRestored e)
    {
        var passage = after.Passage(e.Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(e.Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!e.Change.Left(passage.Wording), $"the wording of {after.Now.Label(e.Passage)} was changed")
            ?? Say.Accept(
                new WordingRestored(e.Passage, e.Version - 1, passage.Version + 1, ChangeMade.Of(e.Passage, passage.Wording, e.Change.Back)),
                new PassageStep.Change(e.Passage, e.Change.Back));
    }
}
