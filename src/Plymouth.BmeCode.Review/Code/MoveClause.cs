namespace Plymouth.BmeCode.Review;

/// <summary><paramref name="At"/>: place among the clauses that stand, the moved one taken out, from 0.</summary>
public sealed record MoveClause(ClauseId Clause, SectionId Section, int At) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(Case now)
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
        var stays = from.Id == Section && from.Clauses.Take(fromAt).Count(c => ClauseRules.Stands(now.Now, c)) == Math.Clamp(At, 0, others.Count(c => ClauseRules.Stands(now.Now, c)));
        return stays ? Say.AlreadySo : Say.Accept(new ClauseMoved(Clause, Section, ClauseRules.PlaceOf(now.Now, others, At), from.Id, fromAt));
    }
}

public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.TakeOut(Clause).With(before.Clauses[Clause] with { Section = Section }).Place(Clause, Section, At);
}
