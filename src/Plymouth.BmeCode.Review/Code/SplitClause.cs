using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary><paramref name="At"/>: place in the wording, UTF-16 units; the new clause starts there.</summary>
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
            new ClauseSplit(Clause, added, At, ChangeMade.Of(passage.Id, passage.Wording, change)),
            new PassageStep.Change(passage.Id, change),
            new PassageStep.Create(added.Passage, PassageKind.Clause, rest, passage.Id)
        );
    }
}

/// <summary><see cref="New"/> stands right after <see cref="Clause"/> and has what stood from the place of the split on.</summary>
public sealed record ClauseSplit(ClauseId Clause, ClauseId New, int At, ChangeMade Change) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var section = before.SectionOf(Clause);
        return before
            .With(new Clause(New, section.Id, null, ClauseStatus.Open, null, [Clause]))
            .Place(New, section.Id, section.Clauses.IndexOf(Clause) + 1);
    }

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? ClauseRules.NotOpen(after, New)
        ?? After.Unless(after.Written(New.Passage), $"the wording of {after.Now.Label(New)} was changed")
        ?? After.Unless(!Change.Left(after.Passage(Clause.Passage).Wording), $"the wording of {after.Now.Label(Clause)} was changed")
        ?? Ruling.Accept(
            new ClauseDeleted(New),
            new PassageStep.Change(Clause.Passage, Change.Back),
            new PassageStep.Close(New.Passage, UndoRules.Undone)
        );
}
