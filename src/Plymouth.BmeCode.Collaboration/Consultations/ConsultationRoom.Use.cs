using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Collaboration.Telling;

namespace Plymouth.BmeCode.Collaboration.Consultations;

public sealed partial class ConsultationRoom
{
    private int _uses;
    private bool _letGo;
    private long _summaryAt;

    /// <summary>The time when the room was last asked for or used, by the clock's timestamps.</summary>
    private long _lastUsed;

    /// <summary>Names the consultation and says how far its group has come.</summary>
    public ConsultationSummary Summary => ConsultationSummary.Of(Table);

    /// <summary>
    /// Keeps the room until the result is disposed of: a room that nobody uses is let go after a while. Whoever subscribes to its news
    /// keeps it, too.
    /// </summary>
    /// <exception cref="InvalidOperationException">The room was let go already; ask for it anew.</exception>
    public IDisposable Stay()
    {
        lock (_turn)
        {
            if (_letGo)
            {
                throw new InvalidOperationException($"Consultation {Id} was let go because nobody used it. Ask for its room anew.");
            }

            Interlocked.Increment(ref _uses);
        }

        return new Use(this);
    }

    /// <summary>Notes that somebody asks for the room, who may use it for some time without saying so.</summary>
    internal void NoteAsked() => Volatile.Write(ref _lastUsed, _services.Time.GetTimestamp());

    /// <summary>Calls <paramref name="tell"/> with the news, as <see cref="Subscribe"/> does, without keeping the room.</summary>
    internal IDisposable Hear(Action<News> tell) => _teller.Subscribe(tell);

    /// <summary>
    /// Ends the room when nobody has used it for as long as the options say and nothing of it is on its way to the disk; false when it
    /// stays. Nothing can be written through a room that was let go.
    /// </summary>
    internal bool TryLetGo()
    {
        lock (_turn)
        {
            if (
                Volatile.Read(ref _uses) > 0
                || _services.Time.GetElapsedTime(Volatile.Read(ref _lastUsed)) < _services.Options.IdleFor
                || !_outbox.TryEnd()
            )
            {
                return false;
            }

            _letGo = true;
        }

        _journal.AllSettled -= _teller.Wake;
        Findings.Dispose();
        return true;
    }

    /// <summary>Has the consultation's summary kept if anything was decided or written since it was kept last.</summary>
    internal void KeepSummary()
    {
        if (Volatile.Read(ref _standing) is { } standing && Interlocked.Exchange(ref _summaryAt, standing.Place) != standing.Place)
        {
            _journal.Keep(ConsultationSummary.Of(standing.Table), standing.Place);
        }
    }

    private void EndUse()
    {
        NoteAsked();
        Interlocked.Decrement(ref _uses);
    }

    private sealed class Use(ConsultationRoom room) : IDisposable
    {
        private ConsultationRoom? _room = room;

        public void Dispose() => Interlocked.Exchange(ref _room, null)?.EndUse();
    }
}
