namespace Plymouth.BmeCode.Review;

public sealed record ChooseSight(PartnerSight Sight) : Command
{
    public override Role Asks => Role.Facilitator;
}

public sealed record SightChosen(PartnerSight Sight, PartnerSight Before) : Event;
