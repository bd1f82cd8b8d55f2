namespace Plymouth.BmeCode.Review;

/// <summary>A number in plain text becomes a cross-reference, which follows by itself from then on.</summary>
internal static class CitationRules
{
    public static Decision Undo(After after, CrossReferenceMade e)
    {
        var passage = after.Passage(e.Passage);
        return After.Unless(passage.Closed is not null, $"{after.Now.Label(e.Passage)} was closed ({passage.Closed})")
            ?? After.Unless(!e.Change.Left(passage.Wording), $"the wording of {after.Now.Label(e.Passage)} was changed")
            ?? Say.Accept(
                new CrossReferenceTakenBack(e.Passage, e.Clause, passage.Version + 1, ChangeMade.Of(e.Passage, passage.Wording, e.Change.Back)),
                new PassageStep.Change(e.Passage, e.Change.Back));
    }
}
