namespace Plymouth.BmeCode.Review.Code;

/// <summary>Passages and places shared by the rules about sections. A section is deleted and brought back with its clauses.</summary>
internal static class SectionRules
{
    /// <summary>Returns the passages that close with the section, or open with it again.</summary>
    public static IEnumerable<PassageId> Passages(Consultation now, SectionId id) =>
        now.Sections.Find(s => s.Id == id) is not { } section
            ? []
            :
            [
                id.Heading,
                id.LeadIn,
                .. section.Deleted ? section.DeletedWith.Select(c => c.Passage) : now.Standing(id).Select(c => c.Id.Passage),
            ];

    /// <summary>
    /// Returns the place among all sections for place <paramref name="at"/> among those that stand. Past the end is the end.
    /// </summary>
    public static int PlaceOf(IEnumerable<Section> sections, int at)
    {
        var all = sections.ToList();
        return all.Where(s => !s.Deleted).Skip(Math.Max(0, at)).FirstOrDefault() is { } next ? all.IndexOf(next) : all.Count;
    }
}
