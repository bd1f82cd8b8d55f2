namespace Plymouth.BmeCode.Review;

/// <summary><paramref name="At"/>: place in the wording, UTF-16 units; the new clause starts there.</summary>
public sealed record SplitClause(ClauseId Clause, int At, int SeenVersion) : Command;

/// <summary><see cref="New"/> stands right after <see cref="Clause"/> and has what stood from the place of the split on.</summary>
public sealed record ClauseSplit(ClauseId Clause, ClauseId New, int At, ChangeMade Change) : Event;
