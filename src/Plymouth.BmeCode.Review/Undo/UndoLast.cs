using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>Takes back the member's own last decision that still stands.</summary>
/// <remarks>Only the turn can tell who asks, so the passages of each member's last decision are reserved.</remarks>
public sealed record UndoLast : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) =>
        consultation.StandingDecisions.Last.SelectMany(d => (d.Decided.Event as IRestsOnWords)?.TakenBackIn(consultation) ?? []);

    internal override Decision Decide(DecisionContext now)
    {
        if (now.Now.StandingDecisions.LastOf(now.Asked.Member) is not { } last)
        {
            return Ruling.Refuse(
                Refusal.NothingToUndo,
                "You have made no decision here that still stands, so there is nothing to undo. Your own typing is undone in the editor."
            );
        }

        if (now.Asked.Role < last.Decided.Event.TakenBackBy)
        {
            return Ruling.Refuse(Refusal.NotAllowed, "Only a facilitator may take this decision back. Ask one of them.");
        }

        return UndoRules.TakeBack(now, last);
    }
}

/// <summary>A decision was taken back.</summary>
/// <param name="Undoes">The version of its event in the review journal.</param>
/// <param name="Inverse">The event that takes it back.</param>
public sealed record DecisionUndone(int Undoes, Event Inverse) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => Inverse.Fold(before, decided);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
