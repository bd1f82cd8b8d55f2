using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>A new clause at place <paramref name="At"/> of the section's clauses that stand (deleted ones not counted), from 0.</summary>
public sealed record AddClause(SectionId Section, int At) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.OfTheCode(now, Section) is { } refused)
        {
            return refused;
        }

        var clause = new ClauseId(now.Asked.Ids.Next("c"));
        return Ruling.Accept(
            new ClauseAdded(clause, Section, ClauseRules.PlaceOf(now.Now, now.Now.Section(Section).Clauses, At)),
            new PassageStep.Create(clause.Passage, PassageKind.Clause, Wording.Empty, null)
        );
    }
}

/// <summary><see cref="At"/> is the place among the section's clauses, deleted ones counted, from 0.</summary>
public sealed record ClauseAdded(ClauseId Clause, SectionId Section, int At) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(new Clause(Clause, Section, null, ClauseStatus.Open, null, [])).Place(Clause, Section, At);

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? After.Unless(after.Written(Clause.Passage), "words were written in the clause")
        ?? Ruling.Accept(new ClauseDeleted(Clause), new PassageStep.Close(Clause.Passage, UndoRules.Undone));
}
