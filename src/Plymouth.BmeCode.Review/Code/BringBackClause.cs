namespace Plymouth.BmeCode.Review;

public sealed record BringBackClause(ClauseId Clause) : Command;

/// <summary><see cref="Version"/> is the version of the passage that reopened it.</summary>
public sealed record ClauseBroughtBack(ClauseId Clause, int Version) : Event;
