namespace Plymouth.BmeCode.Review;

public sealed record MoveSection(SectionId Section, int At) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(Case now)
    {
        if (now.Now.Sections.Find(s => s.Id == Section) is not { } section)
        {
            return Say.NotFound($"Section {Section}");
        }

        if (section.Deleted)
        {
            return Say.Closed("This section has been deleted meanwhile. Bring it back first if it is still wanted.");
        }

        var fromAt = now.Now.Sections.IndexOf(section);
        var others = now.Now.Sections.Remove(section);
        return now.Now.Sections.Take(fromAt).Count(s => !s.Deleted) == Math.Clamp(At, 0, others.Count(s => !s.Deleted))
            ? Say.AlreadySo
            : Say.Accept(new SectionMoved(section.Id, SectionRules.PlaceOf(others, At), fromAt));
    }
}

public sealed record SectionMoved(SectionId Section, int At, int FromAt) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var moved = before.Section(Section);
        return before with { Sections = before.Sections.Remove(moved).Insert(At, moved) };
    }
}
