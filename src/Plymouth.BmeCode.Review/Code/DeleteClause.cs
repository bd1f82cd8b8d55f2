namespace Plymouth.BmeCode.Review;

/// <summary>Refused where the wording, pending changes included, is no longer at <paramref name="SeenVersion"/>.</summary>
public sealed record DeleteClause(ClauseId Clause, int SeenVersion) : Command;

public sealed record ClauseDeleted(ClauseId Clause) : Event;
