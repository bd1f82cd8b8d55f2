using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Adds the wording of the next clause of the same section at the end of this one, and deletes that clause.</summary>
public sealed record JoinWithNext(ClauseId Clause) : Command
{
    /// <summary>The reason why a passage is closed when its words went to the clause before it.</summary>
    private const string Joined = "joined into another clause";

    internal override IEnumerable<PassageId> Passages(Consultation consultation) =>
        Next(consultation, Clause) is { } next ? [Clause.Passage, next.Id.Passage] : [Clause.Passage];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.Open(now, Clause, "joined with another") is { } refused)
        {
            return refused;
        }

        if (Next(now.Now, Clause) is not { } next)
        {
            return Ruling.Invalid(
                $"{now.Now.Label(Clause)} is the last clause of its section; there is none to join it with. Move a clause after it "
                    + "first, or join the one before with it."
            );
        }

        if (ClauseRules.Open(now, next.Id, "joined with another") is { } closed)
        {
            return closed;
        }

        if (now.Now.Numbers.LevelOf(next.Id) < now.Now.Numbers.LevelOf(Clause) && !now.Now.Below(next.Id).IsEmpty)
        {
            return Ruling.Invalid(
                $"{now.Now.Label(next.Id)} has sub-clauses, and they would come below another clause. Make it a clause of the same level "
                    + $"as {now.Now.Label(Clause)} first, or move its sub-clauses."
            );
        }

        var into = now.Passage(Clause.Passage);
        var from = now.Passage(next.Id.Passage);
        var close = new PassageStep.Close(next.Id.Passage, Joined);
        if (from.Wording.IsBlank)
        {
            return Ruling.Accept(new ClausesJoined(Clause, next.Id, null), close);
        }

        var change = Joining.Below(into.Wording, from.Wording);
        return Ruling.Accept(
            new ClausesJoined(Clause, next.Id, ChangeMade.Of(into, change)),
            new PassageStep.Change(into.Id, change) { Sources = [Joining.SourceBelow(into.Wording, from)] },
            close
        );
    }

    /// <summary>Returns the clause that stands next in the same section; null after the last.</summary>
    private static Clause? Next(Consultation now, ClauseId clause) =>
        now.Clauses.TryGetValue(clause, out var found)
            ? now.Standing(found.Section).SkipWhile(c => c.Id != clause).Skip(1).FirstOrDefault()
            : null;
}

/// <summary>A clause was joined into the one before it, and is deleted.</summary>
/// <param name="Into">The clause that has all the words now.</param>
/// <param name="Joined">The clause that is deleted.</param>
/// <param name="Change">The change that added its words; null when it had none.</param>
public sealed record ClausesJoined(ClauseId Into, ClauseId Joined, ChangeMade? Change) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Clauses[Into] with { From = before.Clauses[Into].From.Add(Joined) }).With(ClauseStatus.Deleted, Joined);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Into.Passage, Joined.Passage];

    internal override Decision TakeBack(After after) =>
        ClauseRules.NotOpen(after, Into)
        ?? After.Unless(after.Now.Clauses[Joined].Status != ClauseStatus.Deleted, "the joined clause was brought back")
        ?? After.Unless(after.Now.SectionOf(Joined).Deleted, "the section was deleted")
        ?? After.Unless(
            Change is { } made && !made.Left(after.Passage(Into.Passage).Wording),
            $"the wording of {after.Now.Label(Into)} was changed"
        )
        ?? Ruling.Accept(
            new JoinUndone(Into, Joined),
            [
                .. Change is { } change ? new PassageStep[] { change.StepBack } : [],
                new PassageStep.Reopen(Joined.Passage),
            ]
        );
}

/// <summary>The inverse of <see cref="ClausesJoined"/>: <see cref="Joined"/> stands on its own again.</summary>
public sealed record JoinUndone(ClauseId Into, ClauseId Joined) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Clauses[Into] with { From = before.Clauses[Into].From.Remove(Joined) }).With(ClauseStatus.Open, Joined);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
