namespace Plymouth.BmeCode.Review;

/// <summary>Something decided or received. The set is closed: every kind stands in this room, beside the command that decides it; every decision is one event (and the passages' entries that go with it).</summary>
public abstract record Event;
