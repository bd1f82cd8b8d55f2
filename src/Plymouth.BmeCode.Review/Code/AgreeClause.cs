using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Agrees a clause in exactly the wording that the facilitator read.</summary>
/// <param name="SeenVersion">The version of its passage on the screen. Refused when another stands now.</param>
public sealed record AgreeClause(ClauseId Clause, int SeenVersion) : Command
{
    /// <inheritdoc/>
    public override Role Asks => Role.Facilitator;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Clause.Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.Standing(now, Clause) is { } refused)
        {
            return refused;
        }

        var passage = now.Passage(Clause.Passage);
        if (now.Now.Clauses[Clause].Agreement is { } agreement)
        {
            return agreement.Version == SeenVersion || passage.Version == SeenVersion
                ? Ruling.AlreadySo
                : Ruling.Agreed(
                    $"{now.Now.Label(Clause)} has been agreed meanwhile, in another wording than the one on your screen. Read it as it "
                        + "stands now."
                );
        }

        return ClauseRules.Unread(now, Clause, SeenVersion, "agree")
            ?? (
                passage.Wording.IsBlank
                    ? Ruling.Invalid($"{now.Now.Label(Clause)} says nothing yet. Write its wording first, or delete it.")
                    : Ruling.Accept(new ClauseAgreed(Clause, SeenVersion), new PassageStep.Close(passage.Id, ClauseRules.Agreed))
            );
    }
}

/// <summary>A clause was agreed.</summary>
/// <param name="Version">The version of its passage that was agreed.</param>
public sealed record ClauseAgreed(ClauseId Clause, int Version) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before
            .Agree(Clause, new Agreement(Version, decided.Member, decided.At))
            .Name(Clause.Passage, RevisionKind.Agreed, Version, decided, null, []);

    internal override Role TakenBackBy => Role.Facilitator;

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage];

    internal override Decision TakeBack(After after)
    {
        var passage = after.Passage(Clause.Passage);
        return after.Now.Clauses[Clause].Agreement is { } agreement && agreement.Version == Version
            ? Ruling.Accept(
                new ClauseReopened(Clause, UndoRules.Undone, passage.Version + 1, Version, agreement.By, agreement.At),
                new PassageStep.Reopen(passage.Id)
            )
            : After.Unless(true, "the clause was reopened")!;
    }
}
