namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of adding, moving, deleting and bringing back sections.</summary>
internal static class UndoOfSection
{
    public static Decision Of(After after, SectionAdded e) =>
        After.Unless(after.Now.Section(e.Section).Deleted, "the section was deleted")
            ?? After.Unless(!after.Now.Section(e.Section).Clauses.IsEmpty, "clauses were put under it")
            ?? After.Unless(after.Written(e.Section.Heading) || after.Written(e.Section.LeadIn), "its heading or lead-in was changed")
            ?? Say.Accept(new SectionDeleted(e.Section, []), Both(e.Section).Select(p => new PassageStep.Close(p, UndoRules.Undone)));

    public static Decision Of(After after, SectionMoved e)
    {
        var now = after.Now.Sections;
        var moved = after.Now.Section(e.Section);
        if ((After.Unless(moved.Deleted, "the section was deleted")
            ?? After.Unless(after.Later.OfType<SectionMoved>().Any(m => m.Section == e.Section), "the section was moved again")) is { } refused)
        {
            return refused;
        }

        var others = now.Remove(moved);
        var at = UndoOfShape.PlaceAgain(id => others.FindIndex(s => s.Id == id), others.Count, [.. after.Before().Sections.Take(e.FromAt).Select(s => s.Id)]);
        return Say.Accept(new SectionMoved(e.Section, at, now.IndexOf(moved)));
    }

    public static Decision Of(After after, SectionDeleted e) =>
        After.Unless(!after.Now.Section(e.Section).Deleted, "the section was brought back")
            ?? Say.Accept(
                new SectionBroughtBack(e.Section, after.Now.Section(e.Section).DeletedWith),
                SectionRules.Passages(after.Now, e.Section).Select(p => new PassageStep.Reopen(p)));

    public static Decision Of(After after, SectionBroughtBack e)
    {
        var standing = after.Now.Standing(e.Section).ToList();
        return After.Unless(after.Now.Section(e.Section).Deleted, "the section was deleted")
            ?? After.Unless(standing.Exists(c => c.Status == ClauseStatus.Agreed), "a clause of the section was agreed")
            ?? After.Unless(!standing.Select(c => c.Id).ToHashSet().SetEquals(e.Clauses), "clauses were added to the section or left it")
            ?? Say.Accept(new SectionDeleted(e.Section, [.. standing.Select(c => c.Id)]), SectionRules.Passages(after.Now, e.Section).Select(p => new PassageStep.Close(p, ClauseRules.Deleted)));
    }

    private static PassageId[] Both(SectionId section) => [section.Heading, section.LeadIn];
}
