using Plymouth.BmeCode.Collaboration.Telling;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>
/// Somebody who is told the news of all consultations that are open, of each by itself. Everything but its end needs the turn of the rooms.
/// </summary>
internal sealed class RoomsListener(Action<News> tell, Action<RoomsListener> end) : IDisposable
{
    private readonly Dictionary<ConsultationRoom, IDisposable> _subscriptions = [];

    /// <summary>Begins to hear of a consultation.</summary>
    public void Hear(ConsultationRoom room) => _subscriptions.Add(room, room.Hear(tell));

    /// <summary>Hears no more of a consultation.</summary>
    public void Leave(ConsultationRoom room)
    {
        if (_subscriptions.Remove(room, out var subscription))
        {
            subscription.Dispose();
        }
    }

    /// <summary>Hears no more of any.</summary>
    public void LeaveAll()
    {
        foreach (var subscription in _subscriptions.Values)
        {
            subscription.Dispose();
        }

        _subscriptions.Clear();
    }

    public void Dispose() => end(this);
}
