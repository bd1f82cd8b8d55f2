using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>Chooses what partners see on the live view.</summary>
public sealed record ChooseSight(PartnerSight Sight) : Command
{
    /// <inheritdoc/>
    public override Role Asks => Role.Facilitator;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        Sight == now.Now.Sight ? Ruling.AlreadySo : Ruling.Accept(new SightChosen(Sight, now.Now.Sight));
}

/// <summary>A facilitator chose what partners see. Also the inverse of itself.</summary>
/// <param name="Before">The sight until then.</param>
public sealed record SightChosen(PartnerSight Sight, PartnerSight Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before with { Sight = Sight };

    internal override Role TakenBackBy => Role.Facilitator;

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Sight != Sight, "what partners see was chosen again") ?? Ruling.Accept(new SightChosen(Before, Sight));
}
