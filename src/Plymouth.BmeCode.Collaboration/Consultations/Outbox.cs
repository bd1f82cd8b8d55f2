using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>
/// Hands a consultation's batches to the journal. After the first that could not be written it stands still until those already queued have
/// settled and the consultation has been read again.
/// </summary>
internal sealed class Outbox(IJournal journal, Action<PendingBatch> stored, Action readAgain)
{
    private readonly Lock _turn = new();
    private readonly SortedSet<StreamId> _lost = [];
    private int _queued;
    private bool _standsStill;
    private bool _reading;
    private bool _ended;

    /// <summary>The refusal of a change or decision that comes while it stands still.</summary>
    public static readonly Refusal StandsStill = new(
        Refusal.NotSaved,
        "The server could not save just now and is reading what is on the disk again. Nothing that was saved is lost; try again in a "
            + "moment."
    );

    /// <summary>
    /// Takes a place in the queue; false while it stands still. A caller that got true must <see cref="Append"/> at once, in the same turn,
    /// or <see cref="GiveUp"/>.
    /// </summary>
    public bool TryTakePlace()
    {
        bool startReading;
        lock (_turn)
        {
            if (_ended)
            {
                return false;
            }

            if (!_standsStill)
            {
                _queued++;
                return true;
            }

            startReading = TakesReading();
        }

        StartReading(startReading);
        return false;
    }

    /// <summary>Takes nothing more, for good; false, and goes on, while something is on its way or is being read again.</summary>
    public bool TryEnd()
    {
        lock (_turn)
        {
            return _ended = _queued == 0 && !_standsStill;
        }
    }

    /// <summary>Queues a batch for which a place was taken. Never waits.</summary>
    public void Append(PendingBatch pending)
    {
        try
        {
            journal.Append(pending.Batch, outcome => Settle(pending, outcome));
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            Settle(pending, new AppendOutcome.Failed(e.Message));
        }
    }

    /// <summary>
    /// Gives back a place whose batch could not be made, because an invariant is broken. The heads may be half changed, so everything is
    /// read again.
    /// </summary>
    public void GiveUp(IEnumerable<StreamId> streams)
    {
        bool startReading;
        lock (_turn)
        {
            startReading = Leave(streams);
        }

        StartReading(startReading);
    }

    /// <summary>
    /// Goes on, now that the consultation stands as on disk. Returns the streams whose batches were lost since it stood still.
    /// </summary>
    public IReadOnlyList<StreamId> GoOn()
    {
        lock (_turn)
        {
            StreamId[] lost = [.. _lost];
            _lost.Clear();
            (_standsStill, _reading) = (false, false);
            return lost;
        }
    }

    /// <summary>Notes that the journal could not be read either; the next change or decision makes it try again.</summary>
    public void ReadingFailed()
    {
        lock (_turn)
        {
            _reading = false;
        }
    }

    private void Settle(PendingBatch pending, AppendOutcome outcome)
    {
        var refusal = RefusalOf(outcome);
        if (refusal is null)
        {
            stored(pending);
        }

        bool startReading;
        lock (_turn)
        {
            startReading = Leave(refusal is null ? null : pending.Batch.Streams.Select(s => s.Stream));
        }

        pending.Answer(refusal);
        StartReading(startReading);
    }

    /// <summary>
    /// Gives a place back; when streams were lost, it stands still from now on. Returns true when the caller is to start the reading.
    /// </summary>
    private bool Leave(IEnumerable<StreamId>? lost)
    {
        if (lost is not null)
        {
            _standsStill = true;
            _lost.UnionWith(lost);
        }

        _queued--;
        return TakesReading();
    }

    private static Refusal? RefusalOf(AppendOutcome outcome) =>
        outcome switch
        {
            AppendOutcome.Appended => null,
            AppendOutcome.Failed failed => new(
                Refusal.NotSaved,
                $"This was not saved: {failed.Reason} Your words are still on your screen; try again in a moment."
            ),
            _ => new(
                Refusal.NotSaved,
                "This was not saved, because what came just before it was not. Your words are still on your screen; try again in a moment."
            ),
        };

    private bool TakesReading()
    {
        if (!_standsStill || _queued > 0 || _reading)
        {
            return false;
        }

        _reading = true;
        return true;
    }

    private void StartReading(bool start)
    {
        if (start)
        {
            _ = Task.Run(readAgain);
        }
    }
}
