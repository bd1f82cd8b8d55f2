using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>Takes back the member's own last decision that still stands.</summary>
/// <remarks>Only the turn can tell which decision that is, so every passage is reserved.</remarks>
public sealed record UndoLast : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => consultation.Passages.Select(p => p.Id);

    internal override Decision Decide(DecisionContext now)
    {
        var undone = UndoRules.UndoneIn(now);
        if (
            now.Journal.LastOrDefault(d =>
                d.Member == now.Asked.Member && d.Event is not (DecisionUndone or ConsultationReceived) && !undone.Contains(d.Version)
            )
            is not { } last
        )
        {
            return Ruling.Refuse(
                Refusal.NothingToUndo,
                "You have made no decision here that still stands, so there is nothing to undo. Your own typing is undone in the editor."
            );
        }

        if (now.Asked.Role < last.Event.TakenBackBy)
        {
            return Ruling.Refuse(Refusal.NotAllowed, "Only a facilitator may take this decision back. Ask one of them.");
        }

        return UndoRules.TakeBack(now, last, undone);
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
