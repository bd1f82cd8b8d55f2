using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Makes a deleted section stand again, with the clauses that were deleted with it.</summary>
public sealed record BringBackSection(SectionId Section) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => SectionRules.Passages(consultation, Section);

    internal override Decision Decide(DecisionContext now) =>
        now.Now.Sections.Find(s => s.Id == Section) switch
        {
            null => Ruling.NotFound($"Section {Section}"),
            { Deleted: false } => Ruling.AlreadySo,
            var section => Ruling.Accept(
                new SectionBroughtBack(section.Id, section.DeletedWith),
                SectionRules.Passages(now.Now, section.Id).Select(p => new PassageStep.Reopen(p))
            ),
        };
}

/// <summary>A deleted section stands again.</summary>
/// <param name="Clauses">The clauses that stand again with it.</param>
public sealed record SectionBroughtBack(SectionId Section, ImmutableList<ClauseId> Clauses) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        Clauses.Aggregate(before.With(before.Section(Section) with { Deleted = false, DeletedWith = [] }), (now, c) =>
            now.With(ClauseStatus.Open, c)
        );

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => SectionRules.Passages(now, Section);

    internal override Decision TakeBack(After after)
    {
        var standing = after.Now.Standing(Section).ToList();
        return After.Unless(after.Now.Section(Section).Deleted, "the section was deleted")
            ?? After.Unless(standing.Exists(c => c.Status == ClauseStatus.Agreed), "a clause of the section was agreed")
            ?? After.Unless(!standing.Select(c => c.Id).ToHashSet().SetEquals(Clauses), "clauses were added to the section or left it")
            ?? Ruling.Accept(
                new SectionDeleted(Section, [.. standing.Select(c => c.Id)]),
                SectionRules.Passages(after.Now, Section).Select(p => new PassageStep.Close(p, ClauseRules.Deleted))
            );
    }
}
