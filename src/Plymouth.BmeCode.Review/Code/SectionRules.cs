namespace Plymouth.BmeCode.Review.Code;

/// <summary>What the rules about sections share: they go with their clauses, and come back with them.</summary>
internal static class SectionRules
{
    /// <summary>The passages that close with the section, or open with it again.</summary>
    public static IEnumerable<PassageId> Passages(Consultation now, SectionId id) =>
        now.Sections.Find(s => s.Id == id) is not { } section
            ? []
            :
            [
                id.Heading,
                id.LeadIn,
                .. section.Deleted ? section.DeletedWith.Select(c => c.Passage) : now.Standing(id).Select(c => c.Id.Passage),
            ];

    /// <summary>The place among all sections that is place <paramref name="at"/> among those that stand; past the end is the end.</summary>
    public static int PlaceOf(IEnumerable<Section> sections, int at)
    {
        var all = sections.ToList();
        return all.Where(s => !s.Deleted).Skip(Math.Max(0, at)).FirstOrDefault() is { } next ? all.IndexOf(next) : all.Count;
    }
}
