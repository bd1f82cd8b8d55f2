namespace Plymouth.BmeCode.Review;

/// <summary>Adds the wording of the next clause of the same section at the end of this one.</summary>
public sealed record JoinWithNext(ClauseId Clause) : Command;

/// <summary><see cref="Joined"/> was added at the end of <see cref="Into"/> and is deleted. <see cref="Change"/> is null where it had no words to add.</summary>
public sealed record ClausesJoined(ClauseId Into, ClauseId Joined, ChangeMade? Change) : Event;

/// <summary>The inverse of the one above: <see cref="Joined"/> stands on its own again.</summary>
public sealed record JoinUndone(ClauseId Into, ClauseId Joined) : Event;
