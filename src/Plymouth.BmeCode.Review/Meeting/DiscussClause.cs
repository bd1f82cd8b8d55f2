namespace Plymouth.BmeCode.Review;

public sealed record DiscussClause(ClauseId? Clause) : Command
{
    public override Role Asks => Role.Facilitator;
}

/// <summary>The meeting turned to a clause, or (null) away from any.</summary>
public sealed record DiscussionMoved(ClauseId? Clause, ClauseId? Before) : Event;
