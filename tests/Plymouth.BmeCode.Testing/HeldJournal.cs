using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Testing;

/// <summary>A journal around the real one that holds batches back, or loses them as a full disk would.</summary>
public sealed class HeldJournal : IJournals, IJournal
{
    private readonly Lock _turn = new();
    private readonly Queue<(Batch Batch, Action<AppendOutcome> Settled)> _held = [];
    private IJournals _journals = null!;
    private IJournal? _journal;
    private bool _holds;
    private int _toLose;
    private bool _readingFails;

    public IReadOnlyList<ConsultationId> Stored => _journals.Stored;

    public IReadOnlyDictionary<ConsultationId, ConsultationSummary> Summaries => _journals.Summaries;

    public ConsultationId? ConsultationOf(StreamId stream) => _journals.ConsultationOf(stream);

    public ConsultationId Consultation => Real.Consultation;

    /// <summary>The entries of passages that were read to open the consultation, each as often as it was.</summary>
    public List<Entry> WasRead { get; } = [];

    private IJournal Real => _journal ?? throw new InvalidOperationException("Nobody asked for a journal yet.");

    /// <summary>Stands around the journal of the one consultation; give it to <see cref="FakeMeeting.OpenAsync"/>.</summary>
    public IJournals Around(IJournals journals)
    {
        (_journals, _journal) = (journals, null);
        return this;
    }

    public IJournal Of(ConsultationId consultation)
    {
        _journal ??= _journals.Of(consultation);
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
        add => Real.AllSettled += value;
        remove => Real.AllSettled -= value;
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

    public IReadOnlyList<Entry> ReadAll(long after = 0) => Reading().ReadAll(after);

    public IReadOnlyList<Entry> Read(StreamId stream, int from = 0) => Reading().Read(stream, from);

    public IJournalReader OpenReader() => new CountedReader(Reading().OpenReader(), WasRead);

    public ClientMark? FindClient(StreamId stream, string client) => Reading().FindClient(stream, client);

    public void Keep(Checkpoint checkpoint) => Real.Keep(checkpoint);

    public void Keep(ConsultationSummary summary, long place) => Real.Keep(summary, place);

    private IJournal Reading()
    {
        lock (_turn)
        {
            return _readingFails ? throw new IOException("The disk is gone.") : Real;
        }
    }

    private void Pass(Batch batch, Action<AppendOutcome> settled)
    {
        if (_toLose > 0)
        {
            _toLose--;
            Real.Append(new([new(new("nowhere"), 7, [])]), _ => settled(new AppendOutcome.Failed("The disk is full.")));
        }
        else
        {
            Real.Append(batch, settled);
        }
    }
}
