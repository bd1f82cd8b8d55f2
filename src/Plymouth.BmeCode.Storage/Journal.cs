using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Storage;

/// <summary>Keeps the journal in SQLite. The protocol of an append stands in this room's README.</summary>
public sealed class Journal : IJournal
{
    /// <summary>The stream that a trial marks. No other has this name: ids are of letters, digits, hyphens and slashes.</summary>
    private static readonly StreamId Trial = new("(trial)");

    private readonly Lock _arriving = new();
    private readonly Database _database;
    private readonly JournalWriter? _writer;

    internal Journal(Database database, JournalWriter? writer)
    {
        _database = database;
        _writer = writer;
    }

    /// <inheritdoc/>
    public event Action? AllSettled
    {
        add
        {
            if (_writer is not null)
            {
                _writer.AllSettled += value;
            }
        }
        remove
        {
            if (_writer is not null)
            {
                _writer.AllSettled -= value;
            }
        }
    }

    internal JournalWriter Writer =>
        _writer
        ?? throw new InvalidOperationException("This data folder was opened beside another process: it can be read, not appended to.");

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The data folder was opened beside another process.</exception>
    /// <exception cref="ObjectDisposedException">The data folder is closed.</exception>
    public void Append(Batch batch, Action<AppendOutcome> settled) => Writer.Queue(new Writing(session => session.Append(batch), settled));

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(StreamId stream, int from = 0)
    {
        using var context = _database.Read();
        var name = stream.Value;
        return
        [
            .. context
                .Entries.AsNoTracking()
                .Where(e => e.Stream == name && e.Version >= from)
                .OrderBy(e => e.Version)
                .AsEnumerable()
                .Select(row => row.ToEntry()),
        ];
    }

    /// <summary>
    /// The position of the last entry on disk; 0 for an empty journal. A reader that leaves out what came after it reads all streams as
    /// they stood together.
    /// </summary>
    public long LastPosition
    {
        get
        {
            using var context = _database.Read();
            return context.Entries.Max(e => (long?)e.Position) ?? 0;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StreamId> StreamsStartingWith(string kind)
    {
        using var context = _database.Read();
        var start = kind + "/";
        var arriving = context.Database.SqlQueryRaw<string>("SELECT stream AS Value FROM arriving").ToHashSet();
        return
        [
            .. context
                .Entries.Where(e => e.Version == 0 && e.Kind.Substring(0, start.Length) == start)
                .OrderBy(e => e.Position)
                .Select(e => e.Stream)
                .AsEnumerable()
                .Where(stream => !arriving.Contains(stream))
                .Select(stream => new StreamId(stream)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> ReadOfClient(StreamId stream, string client)
    {
        using var context = _database.Read();
        var (name, first, after) = (stream.Value, client + ":", client + ";");
        return
        [
            .. context
                .Entries.AsNoTracking()
#pragma warning disable CA1309 // SQLite compares, byte by byte, along its index.
                .Where(e => e.Stream == name && string.Compare(e.Origin, first) >= 0 && string.Compare(e.Origin, after) < 0)
#pragma warning restore CA1309
                .OrderBy(e => e.Version)
                .AsEnumerable()
                .Select(row => row.ToEntry()),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Checkpoint> Checkpoints()
    {
        using var context = _database.Read();
        return CheckpointsIn(context);
    }

    /// <inheritdoc/>
    public void Keep(Checkpoint checkpoint) => _writer?.QueueUnlessClosed(new Writing(session => session.Keep(checkpoint), _ => { }));

    /// <summary>Deletes all checkpoints and returns how many there were; the next start folds every passage from its beginning.</summary>
    /// <exception cref="InvalidOperationException">The data folder was opened beside another process.</exception>
    public int DropCheckpoints()
    {
        Writer.RefuseItsOwnThread();
        using var context = _database.Write();
        return context.Checkpoints.ExecuteDelete();
    }

    /// <summary>
    /// Writes the entries of an exported consultation as they are, after checking every hash, and the names of its people. Positions are
    /// given anew, in the same order.
    /// </summary>
    /// <remarks>
    /// It waits for the writer, so nobody who is being told of a settled batch may call it. The entries go in slices, so that nobody's
    /// words wait for all of them; until the last is on disk the consultation is not among <see cref="StreamsStartingWith"/>. An
    /// interrupted import goes on where it stopped when the same entries are written again. The entries are read as imported from then on:
    /// nobody they name is one of this folder's people.
    /// </remarks>
    /// <exception cref="JournalException">
    /// A hash does not follow, a version is missing, a stream stands here already, or the disk could not be written; the message says
    /// whether anything is written.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Called by somebody being told, or the data folder was opened beside another process.
    /// </exception>
    internal void WriteAsTheyAre(IReadOnlyList<Entry> entries, IReadOnlyList<(MemberId Id, string Name)> people)
    {
        Writer.RefuseItsOwnThread();
        var check = new ChainCheck();
        foreach (var entry in entries)
        {
            if (check.Fault(entry, entry.ErasedBodyHash) is { } fault)
            {
                throw new JournalException($"Nothing was written. {fault}");
            }
        }

        if (entries.Count == 0)
        {
            return;
        }

        var arrival = new Arrival(entries, people);
        lock (_arriving)
        {
            Write(arrival.Begin, "Nothing was written.");
            while (!arrival.IsWhole)
            {
                Write(
                    arrival.TakeSlice(),
                    "The consultation is not whole and is not shown. Import the same file again: it goes on where it stopped."
                );
            }
        }
    }

    private void Write(Func<WriterSession, AppendOutcome> write, string sofar)
    {
        var written = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Writer.Queue(new Writing(write, written.SetResult));
        switch (written.Task.GetAwaiter().GetResult())
        {
            case AppendOutcome.Conflict conflict:
                throw new JournalException($"{sofar} Stream {conflict.Stream} stands in this data folder already.");
            case AppendOutcome.Failed failed:
                throw new JournalException($"{sofar} {failed.Reason}");
        }
    }

    /// <summary>
    /// Checks the database itself, the files of publications, every hash chain, that no entry is missing from the one global order, that
    /// each checkpoint says what its journal comes to, and that every consultation can be opened.
    /// </summary>
    public Verification Verify()
    {
        using var context = _database.Read();
        var damage = DatabaseCheck.Damage(context);
        if (damage.Count > 0)
        {
            return new Verification(0, 0, "", damage);
        }

        using var snapshot = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        context.Database.UseTransaction(snapshot);
        var entries = new EntriesCheck(context, CheckpointsIn(context));
        var faults = entries.Faults().ToList();
        if (faults.Count == 0)
        {
            foreach (var stream in StreamsStartingWith(nameof(ConsultationReceived)))
            {
                if (OpeningCheck.FaultOf(this, new(stream.Value)) is { } fault)
                {
                    faults.Add($"Consultation {stream} cannot be opened. {fault}");
                }
            }
        }

        return new Verification(entries.Streams, entries.Count, entries.JournalHead, faults);
    }

    /// <summary>
    /// Writes something, in its turn, that is gone again at once. Returns in words what keeps entries from being written now; null when
    /// nothing does.
    /// </summary>
    /// <exception cref="InvalidOperationException">The data folder was opened beside another process.</exception>
    public async Task<string?> TryWritingAsync()
    {
        var tried = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Writer.Queue(
            new Writing(
                session =>
                {
                    session.MarkArriving(Trial, true);
                    session.MarkArriving(Trial, false);
                    return new AppendOutcome.Appended();
                },
                tried.SetResult
            )
        );
        return await tried.Task.ConfigureAwait(false) is AppendOutcome.Failed failed ? failed.Reason : null;
    }

    /// <summary>True when an entry was ever written, whatever became of it.</summary>
    public bool WasWritten
    {
        get
        {
            using var context = _database.Read();
            return EntriesCheck.Given(context) > 0;
        }
    }

    /// <summary>
    /// Returns a hash over the heads of these streams (all when null), in order of their ids. A stream without an entry does not count.
    /// </summary>
    public string Head(IEnumerable<StreamId>? streams = null)
    {
        using var context = _database.Read();
        var heads = streams is null ? AllHeads(context) : HeadsOf(context, streams);
        return HashChain.JournalHead(heads.OrderBy(h => h.Stream));
    }

    internal void Close() => _writer?.Dispose();

    private static List<Checkpoint> CheckpointsIn(StorageContext context) =>
        [
            .. context
                .Checkpoints.AsNoTracking()
                .Join(
                    context.Entries,
                    c => new { c.Stream, c.Version },
                    e => new { e.Stream, e.Version },
                    (c, e) =>
                        new
                        {
                            Row = c,
                            e.Position,
                            e.Hash,
                        }
                )
                .Where(c => c.Hash == c.Row.EntryHash)
                .AsEnumerable()
                .Where(c => HashChain.BodyHash(c.Row.Body) == c.Row.BodyHash)
                .Select(c => new Checkpoint(new(c.Row.Stream), c.Row.Version, c.Position, c.Row.Body)),
        ];

    private static List<(StreamId Stream, string Head)> AllHeads(StorageContext context) =>
        [
            .. context
                .Entries.GroupBy(e => e.Stream)
                .Select(stream => new { Stream = stream.Key, Version = stream.Max(e => e.Version) })
                .Join(context.Entries, last => last, e => new { e.Stream, e.Version }, (_, e) => new { e.Stream, e.Hash })
                .AsEnumerable()
                .Select(e => (new StreamId(e.Stream), e.Hash)),
        ];

    private static List<(StreamId Stream, string Head)> HeadsOf(StorageContext context, IEnumerable<StreamId> streams)
    {
        using var find = new HeadCommand((SqliteConnection)context.Database.GetDbConnection());
        return
        [
            .. streams
                .Distinct()
                .Select(stream => (Stream: stream, Head: find.Run(stream)))
                .Where(found => found.Head.NextVersion > 0)
                .Select(found => (found.Stream, found.Head.Hash)),
        ];
    }
}

/// <summary>The result of a check of the journal. <paramref name="Faults"/> say stream, version and what is wrong.</summary>
public sealed record Verification(int Streams, long Entries, string JournalHead, IReadOnlyList<string> Faults);

/// <summary>Thrown when entries could not be written as they are; the message says which and why.</summary>
public sealed class JournalException(string message) : Exception(message);
