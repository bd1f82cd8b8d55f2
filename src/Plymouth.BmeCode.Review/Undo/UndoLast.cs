namespace Plymouth.BmeCode.Review;

/// <summary>Takes back the member's own last decision that still stands.</summary>
public sealed record UndoLast : Command;

/// <summary>A decision was taken back; <see cref="Undoes"/> is the version of its event, <see cref="Inverse"/> what takes it back.</summary>
public sealed record DecisionUndone(int Undoes, Event Inverse) : Event;
