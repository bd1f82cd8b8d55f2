namespace Plymouth.BmeCode.Review;

/// <summary><paramref name="At"/>: place among the clauses that stand, the moved one taken out, from 0.</summary>
public sealed record MoveClause(ClauseId Clause, SectionId Section, int At) : Command;

public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event;
