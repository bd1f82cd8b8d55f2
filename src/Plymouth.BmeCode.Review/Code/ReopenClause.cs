namespace Plymouth.BmeCode.Review;

public sealed record ReopenClause(ClauseId Clause, string Reason) : Command
{
    public override Role Asks => Role.Facilitator;
}

/// <summary><see cref="Version"/> is the version of the passage that reopened it; the rest is the agreement that ended.</summary>
public sealed record ClauseReopened(ClauseId Clause, string Reason, int Version, int AgreedVersion, MemberId AgreedBy, DateTimeOffset AgreedAt) : Event;

/// <summary>The inverse of the one above: the agreement stands as it was made.</summary>
public sealed record AgreementRestored(ClauseId Clause, int Version, MemberId By, DateTimeOffset At) : Event;
