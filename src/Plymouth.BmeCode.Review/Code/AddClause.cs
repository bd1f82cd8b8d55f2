namespace Plymouth.BmeCode.Review;

/// <summary>A new clause at place <paramref name="At"/> of the section's clauses that stand (deleted ones not counted), from 0.</summary>
public sealed record AddClause(SectionId Section, int At) : Command;

/// <summary><see cref="At"/> is the place among the section's clauses, deleted ones counted, from 0.</summary>
public sealed record ClauseAdded(ClauseId Clause, SectionId Section, int At) : Event;
