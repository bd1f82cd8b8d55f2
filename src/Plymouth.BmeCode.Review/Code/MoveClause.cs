using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Moves a clause to another place, in its own or another section.</summary>
/// <param name="At">Its place among the clauses that stand there, itself not counted, from 0; past the end means the end.</param>
public sealed record MoveClause(ClauseId Clause, SectionId Section, int At) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.Standing(now, Clause) is { } refused)
        {
            return refused;
        }

        if (ClauseRules.OfTheCode(now, Section) is { } wrong)
        {
            return wrong;
        }

        var from = now.Now.SectionOf(Clause);
        var fromAt = from.Clauses.IndexOf(Clause);
        var others = now.Now.Section(Section).Clauses.Remove(Clause);
        var stays =
            from.Id == Section
            && from.Clauses.Take(fromAt).Count(c => ClauseRules.Stands(now.Now, c))
                == Math.Clamp(At, 0, others.Count(c => ClauseRules.Stands(now.Now, c)));
        return stays
            ? Ruling.AlreadySo
            : Ruling.Accept(new ClauseMoved(Clause, Section, ClauseRules.PlaceOf(now.Now, others, At), from.Id, fromAt));
    }
}

/// <summary>A clause was moved. Also the inverse of itself.</summary>
/// <param name="At">Its place among all clauses of the section, deleted ones counted but itself not, from 0.</param>
/// <param name="FromAt">Its place among all clauses of the section it came from, deleted ones counted, from 0.</param>
public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.TakeOut(Clause).With(before.Clauses[Clause] with { Section = Section }).Place(Clause, Section, At);

    internal override Decision TakeBack(After after)
    {
        var now = after.Now;
        var section = now.Section(FromSection);
        if (
            (
                After.Unless(now.Clauses[Clause].Status == ClauseStatus.Deleted, "the clause was deleted")
                ?? After.Unless(after.Later.OfType<ClauseMoved>().Any(m => m.Clause == Clause), "the clause was moved again")
                ?? After.Unless(section.Deleted, "the section it came from was deleted")
            ) is
            { } refused
        )
        {
            return refused;
        }

        var others = section.Clauses.Remove(Clause);
        var before = after.Standing.Sections.First(s => s.Id == FromSection);
        var at = ClauseRules.PlaceAgain(others.IndexOf, others.Count, [.. before.Clauses.Take(FromAt)]);
        return Ruling.Accept(
            new ClauseMoved(Clause, FromSection, at, now.Clauses[Clause].Section, now.SectionOf(Clause).Clauses.IndexOf(Clause))
        );
    }
}
