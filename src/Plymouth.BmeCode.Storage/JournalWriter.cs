using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Something to be written, in the order queued: what writes it, the callback that is told the outcome, and the journal whose batch it is
/// (null for none).
/// </summary>
internal sealed record Writing(Func<WriterSession, AppendOutcome> Write, Action<AppendOutcome> Settled, Journal? Journal = null);

/// <summary>
/// The one thread that writes journals. It takes all that is pending as one group, writes it in one transaction with one fsync, and then
/// tells each, in order.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    /// <summary>Most that is written in one transaction, so that the first of a long queue is not told late.</summary>
    private const int MostAtOnce = 1000;

    /// <summary>
    /// Editors who were told of the last commit together usually send their next changes together, so the writer waits up to 0.2 ms for as
    /// many as were in the last group. They then share a transaction and a telling again.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMicroseconds(200);

    /// <summary>
    /// The time without anything to write after which the log is copied into the database file, which is then nearly all by itself.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly object _turn = new();
    private readonly Queue<Writing> _queue = [];
    private readonly Database _database;
    private readonly Anchor _anchor;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private WriterSession? _session;
    private int _last;
    private bool _closed;
    private bool _copied = true;

    public JournalWriter(Database database, Anchor anchor, ILogger log)
    {
        _database = database;
        _anchor = anchor;
        _log = log;
        _thread = new Thread(Run) { Name = "Journal writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>
    /// Raised when nothing was written for a while and the log has been copied into the database file, and when the writer ends.
    /// </summary>
    internal event Action? LogCopied;

    /// <summary>Most pages the database may have, as of the next session; lets a test fill the disk.</summary>
    internal int MostPages { get; set; } = int.MaxValue;

    /// <summary>Queues something to be written; never waits.</summary>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public void Queue(Writing writing)
    {
        lock (_turn)
        {
            if (_closed)
            {
                throw new ObjectDisposedException(nameof(Journals), "The journal is closed: nothing more can be appended.");
            }

            _queue.Enqueue(writing);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_turn);
            }
        }
    }

    /// <summary>Queues something that is no loss when the journal is closed already.</summary>
    public void QueueUnlessClosed(Writing writing)
    {
        try
        {
            Queue(writing);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile.
        }
    }

    /// <summary>Refuses the writer's own thread; called before waiting for the writer.</summary>
    /// <exception cref="InvalidOperationException">This is the writer's own thread: waiting would be for ever.</exception>
    public void RefuseItsOwnThread()
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException(
                "Somebody being told of a settled batch must not wait for the journal's writer: it is the thread that tells them."
            );
        }
    }

    /// <summary>Ends the thread after everything queued is written and told.</summary>
    /// <exception cref="InvalidOperationException">Called by somebody being told.</exception>
    public void Dispose()
    {
        RefuseItsOwnThread();
        lock (_turn)
        {
            _closed = true;
            Monitor.Pulse(_turn);
        }

        _thread.Join();
        CopyLog(andEmptyIt: true);
        _session?.Dispose();
        _session = null;
        _anchor.Dispose();
    }

    private void Run()
    {
        var group = new List<Writing>();
        while (Take(group))
        {
            if (group.Count == 0)
            {
                CopyLog(andEmptyIt: false);
                continue;
            }

            WriteAndTell(group);
            group.Clear();
        }
    }

    /// <summary>
    /// Waits for something to write and takes what is pending, or nothing when it has rested long enough for the log to be copied. False
    /// once the journal is closed and nothing is left.
    /// </summary>
    private bool Take(List<Writing> group)
    {
        lock (_turn)
        {
            while (_queue.Count == 0 && !_closed)
            {
                if (!Monitor.Wait(_turn, _copied ? Timeout.InfiniteTimeSpan : Rest))
                {
                    return true;
                }
            }

            Gather();
            while (group.Count < MostAtOnce && _queue.TryDequeue(out var next))
            {
                group.Add(next);
            }

            _last = group.Count;
            return group.Count > 0;
        }
    }

    /// <summary>Lets go of the turn until as many have come as were in the last group, or until it has waited long enough.</summary>
    private void Gather()
    {
        var began = Stopwatch.GetTimestamp();
        while (_queue.Count < _last && !_closed && Stopwatch.GetElapsedTime(began) < Gathering)
        {
            Monitor.Exit(_turn);
            Thread.Yield();
            Monitor.Enter(_turn);
        }
    }

    private void WriteAndTell(List<Writing> group)
    {
        var outcomes = WriteGroup(group);
        for (var i = 0; i < group.Count; i++)
        {
            Tell(group[i].Settled, outcomes[i]);
        }

        foreach (var journal in group.Select(w => w.Journal).OfType<Journal>().Distinct())
        {
            Tell(_ => journal.TellAllSettled(), outcomes[^1]);
        }
    }

    private void CopyLog(bool andEmptyIt)
    {
        _copied = true;
        try
        {
            _session?.CopyLog(andEmptyIt);
            LogCopied?.Invoke();
        }
        catch (SqliteException e)
        {
            // Nothing is lost by it: the log stays, and the next rest tries again.
            StorageLog.LogNotCopied(_log, e);
        }
    }

    private void Tell(Action<AppendOutcome> settled, AppendOutcome outcome)
    {
        try
        {
            settled(outcome);
        }
        catch (Exception e)
        {
            StorageLog.SettledFailed(_log, e);
        }
    }

    private IReadOnlyList<AppendOutcome> WriteGroup(List<Writing> group)
    {
        try
        {
            if (!File.Exists(_database.Path))
            {
                // On some systems a deleted file can be written on; what goes there is not saved.
                throw new FileNotFoundException($"The database {_database.Path} is no longer there. Put it back and start again.");
            }

            _session ??= new WriterSession(_database, MostPages, _log);
            var outcomes = _session.WriteGroup(group);
            _copied = false;
            NoteLast(_session);
            return outcomes;
        }
        catch (Exception e)
        {
            var reason = SqliteFault.InWords(e);
            StorageLog.GroupFailed(_log, group.Count, reason, e);
            _session?.Dispose();
            _session = null;
            return [.. group.Select(_ => new AppendOutcome.Failed(reason))];
        }
    }

    private void NoteLast(WriterSession session)
    {
        try
        {
            if (session.End is { Last: { } last } end)
            {
                _anchor.Note(end.Count, last);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The group is on disk. The next one notes how far the journal has come by then.
            StorageLog.AnchorNotWritten(_log, e);
        }
    }
}
