namespace Plymouth.BmeCode.Review;

/// <summary>Agrees a clause at exactly <paramref name="SeenVersion"/>.</summary>
public sealed record AgreeClause(ClauseId Clause, int SeenVersion) : Command
{
    public override Role Asks => Role.Facilitator;
}

public sealed record ClauseAgreed(ClauseId Clause, int Version) : Event;
