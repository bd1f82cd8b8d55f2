namespace Plymouth.BmeCode.Review;

/// <summary>Something decided or received. The set is closed: every kind stands in this room, beside the command that decides it.</summary>
/// <remarks>Every decision is one event (and the passages' entries that go with it).</remarks>
public abstract record Event
{
    /// <summary>The consultation after the event. <paramref name="decided"/> holds the event, or the undoing whose inverse it is.</summary>
    internal abstract Consultation Fold(Consultation before, Decided decided);
}
