using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Adds a section to the Code, numbered as its first section is.</summary>
/// <param name="At">Its place among the sections that stand, from 0; past the end means the end.</param>
/// <param name="Heading">The words of its heading; never blank.</param>
public sealed record AddSection(int At, string Heading) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        var heading = OneLine.Of(Heading);
        if (heading.Length == 0)
        {
            return Ruling.Invalid("A section has a heading. Write one.");
        }

        var section = new SectionId(now.Asked.Ids.Next("s"));
        var scheme = now.Now.Sections.Find(s => s.Kind == SectionKind.Numbered)?.Scheme ?? NumberingScheme.Decimal;
        return Ruling.Accept(
            new SectionAdded(section, SectionKind.Numbered, scheme, SectionRules.PlaceOf(now.Now.Sections, At)),
            new PassageStep.Create(section.Heading, PassageKind.Heading, Wording.OfText(heading), null),
            new PassageStep.Create(section.LeadIn, PassageKind.LeadIn, Wording.Empty, null)
        );
    }
}

/// <summary>A section was added to the Code.</summary>
/// <param name="At">Its place among all sections, deleted ones counted, from 0.</param>
public sealed record SectionAdded(SectionId Section, SectionKind Kind, NumberingScheme Scheme, int At) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Sections = before.Sections.Insert(At, new Section(Section, Kind, Scheme.Checked(), null, [])),
        };

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Section.Heading, Section.LeadIn];

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Section(Section).Deleted, "the section was deleted")
        ?? After.Unless(!after.Now.Section(Section).Clauses.IsEmpty, "clauses were put under it")
        ?? After.Unless(after.Written(Section.Heading) || after.Written(Section.LeadIn), "its heading or lead-in was changed")
        ?? Ruling.Accept(
            new SectionDeleted(Section, []),
            new PassageStep.Close(Section.Heading, UndoRules.Undone),
            new PassageStep.Close(Section.LeadIn, UndoRules.Undone)
        );
}
