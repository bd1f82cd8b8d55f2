using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Something decided or received. The set is closed: every kind stands in this room, beside the command that decides it.</summary>
/// <remarks>Every decision is one event (and the passages' entries that go with it).</remarks>
public abstract record Event
{
    /// <summary>The least role that may take this back.</summary>
    internal virtual Role TakenBackBy => Role.Member;

    /// <summary>
    /// Returns the consultation after the event. <paramref name="decided"/> holds this event, or the undoing whose inverse it is.
    /// </summary>
    internal abstract Consultation Fold(Consultation before, Decided decided);

    /// <summary>Decides on the inverse, against the present. Refused when later work depends on the event.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nobody takes this back: it was received, or it only ever takes another event back.
    /// </exception>
    internal abstract Decision TakeBack(After after);

    /// <summary>Makes the exception of an event that nobody takes back.</summary>
    private protected InvalidOperationException HasNoInverse() => new($"{GetType().Name} has no inverse.");
}
