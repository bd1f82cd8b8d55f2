using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Meeting;

public sealed record ChooseSight(PartnerSight Sight) : Command
{
    public override Role Asks => Role.Facilitator;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        Sight == now.Now.Sight ? Ruling.AlreadySo : Ruling.Accept(new SightChosen(Sight, now.Now.Sight));
}

public sealed record SightChosen(PartnerSight Sight, PartnerSight Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before with { Sight = Sight };

    internal override Role TakenBackBy => Role.Facilitator;

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Sight != Sight, "what partners see was chosen again") ?? Ruling.Accept(new SightChosen(Before, Sight));
}
