using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Opens an agreed clause again, so that its wording can change.</summary>
/// <param name="Reason">The reason, which stays in the history; never blank.</param>
public sealed record ReopenClause(ClauseId Clause, string Reason) : Command
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

        return now.Now.Clauses[Clause].Agreement is not { } agreement ? Ruling.AlreadySo
            : string.IsNullOrWhiteSpace(Reason)
                ? Ruling.Invalid($"Say why {now.Now.Label(Clause)} is reopened; the reason stays in its history.")
            : Ruling.Accept(
                new ClauseReopened(
                    Clause,
                    Reason.Trim(),
                    now.Passage(Clause.Passage).Version + 1,
                    agreement.Version,
                    agreement.By,
                    agreement.At
                ),
                new PassageStep.Reopen(Clause.Passage)
            );
    }
}

/// <summary>An agreed clause was reopened.</summary>
/// <param name="Version">The version of its passage that reopened it.</param>
/// <param name="AgreedVersion">The version that had been agreed.</param>
/// <param name="AgreedBy">The facilitator who had agreed it.</param>
/// <param name="AgreedAt">The time at which it had been agreed, UTC.</param>
public sealed record ClauseReopened(
    ClauseId Clause,
    string Reason,
    int Version,
    int AgreedVersion,
    MemberId AgreedBy,
    DateTimeOffset AgreedAt
) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Clauses[Clause] with { Status = ClauseStatus.Open, Agreement = null });

    internal override Role TakenBackBy => Role.Facilitator;

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Clause.Passage];

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Clause)
        ?? After.Unless(after.Passage(Clause.Passage).Version != Version, $"the wording of {after.Now.Label(Clause)} was changed")
        ?? Ruling.Accept(
            new AgreementRestored(Clause, AgreedVersion, AgreedBy, AgreedAt),
            new PassageStep.Close(Clause.Passage, ClauseRules.Agreed)
        );
}

/// <summary>The inverse of <see cref="ClauseReopened"/>: the agreement stands as it was made.</summary>
public sealed record AgreementRestored(ClauseId Clause, int Version, MemberId By, DateTimeOffset At) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.Agree(Clause, new Agreement(Version, By, At));

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
