using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Splits a clause in two. Clauses below it stand below the new one then, after whose words they came.</summary>
/// <param name="At">The place in its wording at which the new clause starts, in UTF-16 units.</param>
/// <param name="SeenVersion">The version of its passage on the screen. Refused when another stands now.</param>
public sealed record SplitClause(ClauseId Clause, int At, int SeenVersion) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Clause.Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if ((ClauseRules.Open(now, Clause, "split") ?? ClauseRules.Unread(now, Clause, SeenVersion, "split")) is { } refused)
        {
            return refused;
        }

        var passage = now.Passage(Clause.Passage);
        if (Joining.Cut(passage.Wording, At) is not var (change, rest))
        {
            return Ruling.Invalid(
                $"Words must stand on both sides of the place where {now.Now.Label(Clause)} is split. Put the caret between them."
            );
        }

        var added = new ClauseId(now.Asked.Ids.Next("c"));
        return Ruling.Accept(
            new ClauseSplit(Clause, added, At, ChangeMade.Of(passage, change)),
            new PassageStep.Change(passage.Id, change),
            new PassageStep.Create(added.Passage, PassageKind.Clause, rest, passage.Id)
            {
                Sources = Source.OfAll(rest, passage, passage.Wording.Length - rest.Length),
            }
        );
    }
}

/// <summary>A clause was split in two.</summary>
/// <param name="New">The new clause, which stands right after it and has the words from the place of the split on.</param>
/// <param name="At">The place of the split in the wording before it, in UTF-16 units.</param>
/// <param name="Change">The change that took those words out of the clause.</param>
public sealed record ClauseSplit(ClauseId Clause, ClauseId New, int At, ChangeMade Change) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var section = before.SectionOf(Clause);
        return before
            .With(new Clause(New, section.Id, null, ClauseStatus.Open, null, [Clause]) { Level = before.Clauses[Clause].Level })
            .Place(New, section.Id, section.Clauses.IndexOf(Clause) + 1);
    }

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage, New.Passage];

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? ClauseRules.NotOpen(after, New)
        ?? After.Unless(after.Written(New.Passage), $"the wording of {after.Now.Label(New)} was changed")
        ?? After.Unless(!Change.Left(after.Passage(Clause.Passage).Wording), $"the wording of {after.Now.Label(Clause)} was changed")
        ?? Ruling.Accept(
            new ClauseDeleted(New),
            Change.StepBack,
            new PassageStep.Close(New.Passage, UndoRules.Undone)
        );
}
