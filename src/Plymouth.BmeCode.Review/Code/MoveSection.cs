using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Moves a section to another place.</summary>
/// <param name="At">Its place among the sections that stand, itself not counted, from 0; past the end means the end.</param>
public sealed record MoveSection(SectionId Section, int At) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (now.Now.Sections.Find(s => s.Id == Section) is not { } section)
        {
            return Ruling.NotFound($"Section {Section}");
        }

        if (section.Deleted)
        {
            return Ruling.Closed("This section has been deleted meanwhile. Bring it back first if it is still wanted.");
        }

        var fromAt = now.Now.Sections.IndexOf(section);
        var others = now.Now.Sections.Remove(section);
        return now.Now.Sections.Take(fromAt).Count(s => !s.Deleted) == Math.Clamp(At, 0, others.Count(s => !s.Deleted))
            ? Ruling.AlreadySo
            : Ruling.Accept(new SectionMoved(section.Id, SectionRules.PlaceOf(others, At), fromAt));
    }
}

/// <summary>A section was moved. Also the inverse of itself.</summary>
/// <param name="At">Its place among all sections, deleted ones counted but itself not, from 0.</param>
/// <param name="FromAt">Its place among all sections before, deleted ones counted, from 0.</param>
public sealed record SectionMoved(SectionId Section, int At, int FromAt) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var moved = before.Section(Section);
        return before with { Sections = before.Sections.Remove(moved).Insert(At, moved) };
    }

    internal override Decision TakeBack(After after)
    {
        var now = after.Now.Sections;
        var moved = after.Now.Section(Section);
        if (
            (
                After.Unless(moved.Deleted, "the section was deleted")
                ?? After.Unless(after.Later.OfType<SectionMoved>().Any(m => m.Section == Section), "the section was moved again")
            ) is
            { } refused
        )
        {
            return refused;
        }

        var others = now.Remove(moved);
        var at = ClauseRules.PlaceAgain(
            id => others.FindIndex(s => s.Id == id),
            others.Count,
            [.. after.Standing.Sections.Take(FromAt).Select(s => s.Id)]
        );
        return Ruling.Accept(new SectionMoved(Section, at, now.IndexOf(moved)));
    }
}
