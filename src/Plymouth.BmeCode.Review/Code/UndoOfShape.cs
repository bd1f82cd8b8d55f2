namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of adding, moving, deleting, bringing back, splitting and joining clauses.</summary>
internal static class UndoOfShape
{
    public static Decision Of(After after, ClauseAdded e) =>
        NotOpen(after, e.Clause)
            ?? After.Unless(after.Written(e.Clause.Passage), "words were written in the clause")
            ?? Say.Accept(new ClauseDeleted(e.Clause), new PassageStep.Close(e.Clause.Passage, UndoRules.Undone));

    public static Decision Of(After after, ClauseMoved e)
    {
        var now = after.Now;
        var section = now.Section(e.FromSection);
        if ((After.Unless(now.Clauses[e.Clause].Status == ClauseStatus.Deleted, "the clause was deleted")
            ?? After.Unless(after.Later.OfType<ClauseMoved>().Any(m => m.Clause == e.Clause), "the clause was moved again")
            ?? After.Unless(section.Deleted, "the section it came from was deleted")) is { } refused)
        {
            return refused;
        }

        var others = section.Clauses.Remove(e.Clause);
        var at = PlaceAgain(others.IndexOf, others.Count, [.. after.Before().Section(e.FromSection).Clauses.Take(e.FromAt)]);
        return Say.Accept(new ClauseMoved(e.Clause, e.FromSection, at, now.Clauses[e.Clause].Section, now.SectionOf(e.Clause).Clauses.IndexOf(e.Clause)));
    }

    public static Decision Of(After after, ClauseDeleted e) =>
        After.Unless(after.Now.Clauses[e.Clause].Status != ClauseStatus.Deleted, "the clause was brought back")
            ?? After.Unless(after.Now.SectionOf(e.Clause).Deleted, "its section was deleted")
            ?? Say.Accept(new ClauseBroughtBack(e.Clause, after.Passage(e.Clause.Passage).Version + 1), new PassageStep.Reopen(e.Clause.Passage));

    public static Decision Of(After after, ClauseBroughtBack e) =>
        NotOpen(after, e.Clause)
            ?? After.Unless(after.Passage(e.Clause.Passage).Version != e.Version, $"the wording of {after.Now.Label(e.Clause)} was changed")
            ?? Say.Accept(new ClauseDeleted(e.Clause), new PassageStep.Close(e.Clause.Passage, ClauseRules.Deleted));

    public static Decision Of(After after, ClauseSplit e) =>
        NotOpen(after, e.Clause)
            ?? NotOpen(after, e.New)
            ?? After.Unless(after.Written(e.New.Passage), $"the wording of {after.Now.Label(e.New)} was changed")
            ?? After.Unless(!e.Change.Left(after.Passage(e.Clause.Passage).Wording), $"the wording of {after.Now.Label(e.Clause)} was changed")
            ?? Say.Accept(new ClauseDeleted(e.New), new PassageStep.Change(e.Clause.Passage, e.Change.Back), new PassageStep.Close(e.New.Passage, UndoRules.Undone));

    public static Decision Of(After after, ClausesJoined e) =>
        NotOpen(after, e.Into)
            ?? After.Unless(after.Now.Clauses[e.Joined].Status != ClauseStatus.Deleted, "the joined clause was brought back")
            ?? After.Unless(after.Now.SectionOf(e.Joined).Deleted, "the section was deleted")
            ?? After.Unless(e.Change is { } made && !made.Left(after.Passage(e.Into.Passage).Wording), $"the wording of {after.Now.Label(e.Into)} was changed")
            ?? Say.Accept(
                new JoinUndone(e.Into, e.Joined),
                [.. e.Change is { } change ? new PassageStep[] { new PassageStep.Change(e.Into.Passage, change.Back) } : [], new PassageStep.Reopen(e.Joined.Passage)]);

    /// <summary>A refusal where the clause does not stand open any more.</summary>
    public static Decision? NotOpen(After after, ClauseId clause) => after.Now.Clauses[clause].Status switch
    {
        ClauseStatus.Agreed => After.Unless(true, $"{after.Now.Label(clause)} was agreed"),
        ClauseStatus.Deleted => After.Unless(true, "the clause was deleted"),
        _ => null,
    };

    /// <summary>The place right after the nearest of those that stood before it then and stand here now; the first place where none does.</summary>
    public static int PlaceAgain<T>(Func<T, int> placeNow, int count, IReadOnlyList<T> stoodBefore) =>
        Math.Min(count, stoodBefore.Select(placeNow).LastOrDefault(at => at >= 0, -1) + 1);
}
