using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Makes a deleted clause stand again. Refused while its section is deleted.</summary>
public sealed record BringBackClause(ClauseId Clause) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Clause.Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Clauses.TryGetValue(Clause, out var clause))
        {
            return Ruling.NotFound($"Clause {Clause}");
        }

        return clause.Status != ClauseStatus.Deleted ? Ruling.AlreadySo
            : now.Now.SectionOf(clause.Id).Deleted
                ? Ruling.Closed($"The section of {now.Now.Label(clause.Id)} is deleted. Bring the section back first.")
            : Ruling.Accept(
                new ClauseBroughtBack(clause.Id, now.Passage(clause.Id.Passage).Version + 1),
                new PassageStep.Reopen(clause.Id.Passage)
            );
    }
}

/// <summary>A deleted clause stands again.</summary>
/// <param name="Version">The version of its passage that reopened it.</param>
public sealed record ClauseBroughtBack(ClauseId Clause, int Version) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.With(ClauseStatus.Open, Clause);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage];

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? After.Unless(after.Passage(Clause.Passage).Version != Version, $"the wording of {after.Now.Label(Clause)} was changed")
        ?? Ruling.Accept(new ClauseDeleted(Clause), new PassageStep.Close(Clause.Passage, ClauseRules.Deleted));
}
