using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Testing;

/// <summary>A journal around the real one that holds batches back, or loses them as a full disk would.</summary>
public sealed class HeldJournal : IJournal
{
    private readonly Lock _turn = new();
    private readonly Queue<(Batch Batch, Action<AppendOutcome> Settled)> _held = [];
    private IJournal _journal = null!;
    private bool _holds;
    private int _toLose;
    private bool _readingFails;

    /// <summary>Stands around a journal; give it to <see cref="FakeMeeting.OpenAsync"/>.</summary>
    public IJournal Around(IJournal journal)
    {
        _journal = journal;
        return this;
    }

    /// <summary>Batches wait from now on.</summary>
    public void Hold()
    {
        lock (_turn)
        {
            _holds = true;
        }
    }

    /// <summary>The waiting batches go on, in order, but for the first <paramref name="losing"/>, which fail.</summary>
    public void LetGo(int losing = 0)
    {
        lock (_turn)
        {
            (_holds, _toLose) = (false, losing);
            while (_held.TryDequeue(out var held))
            {
                Pass(held.Batch, held.Settled);
            }
        }
    }

    /// <summary>The next batches are lost.</summary>
    public void LoseNext(int batches)
    {
        lock (_turn)
        {
            _toLose = batches;
        }
    }

    /// <summary>Reading fails, or works again.</summary>
    public void FailReading(bool fails)
    {
        lock (_turn)
        {
            _readingFails = fails;
        }
    }

    public event Action? AllSettled
    {
        add => _journal.AllSettled += value;
        remove => _journal.AllSettled -= value;
    }

    public void Append(Batch batch, Action<AppendOutcome> settled)
    {
        lock (_turn)
        {
            if (_holds)
            {
                _held.Enqueue((batch, settled));
            }
            else
            {
                Pass(batch, settled);
            }
        }
    }

    public IReadOnlyList<Entry> Read(StreamId stream, int from = 0)
    {
        lock (_turn)
        {
            return _readingFails ? throw new IOException("The disk is gone.") : _journal.Read(stream, from);
        }
    }

    public IReadOnlyList<StreamId> StreamsStartingWith(string kind) => _journal.StreamsStartingWith(kind);

    public IReadOnlyList<Entry> ReadOfClient(StreamId stream, string client) => _journal.ReadOfClient(stream, client);

    public IReadOnlyList<Checkpoint> Checkpoints() => _journal.Checkpoints();

    public void Keep(Checkpoint checkpoint) => _journal.Keep(checkpoint);

    private void Pass(Batch batch, Action<AppendOutcome> settled)
    {
        if (_toLose > 0)
        {
            _toLose--;
            _journal.Append(new([new(new("nowhere"), 7, [])]), _ => settled(new AppendOutcome.Failed("The disk is full.")));
        }
        else
        {
            _journal.Append(batch, settled);
        }
    }
}
