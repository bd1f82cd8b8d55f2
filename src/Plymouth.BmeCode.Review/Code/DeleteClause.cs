using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Deletes a clause.</summary>
/// <param name="SeenVersion">
/// The version of its passage on the screen. Refused when another stands now, changes on their way to the disk included.
/// </param>
public sealed record DeleteClause(ClauseId Clause, int SeenVersion) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Clause.Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Clauses.TryGetValue(Clause, out var clause))
        {
            return Ruling.NotFound($"Clause {Clause}");
        }

        if (clause.Status == ClauseStatus.Deleted)
        {
            return Ruling.AlreadySo;
        }

        return ClauseRules.Open(now, clause.Id, "deleted")
            ?? ClauseRules.Unread(now, clause.Id, SeenVersion, "delete")
            ?? Ruling.Accept(new ClauseDeleted(clause.Id), new PassageStep.Close(clause.Id.Passage, ClauseRules.Deleted));
    }
}

/// <summary>A clause was deleted; its history stays.</summary>
public sealed record ClauseDeleted(ClauseId Clause) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.With(ClauseStatus.Deleted, Clause);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage];

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Clauses[Clause].Status != ClauseStatus.Deleted, "the clause was brought back")
        ?? After.Unless(after.Now.SectionOf(Clause).Deleted, "its section was deleted")
        ?? Ruling.Accept(new ClauseBroughtBack(Clause, after.Passage(Clause.Passage).Version + 1), new PassageStep.Reopen(Clause.Passage));
}
