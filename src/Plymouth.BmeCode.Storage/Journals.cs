using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Keeps the journals of all consultations in SQLite. The protocol of an append stands in this room's README.</summary>
public sealed class Journals : IJournals
{
    private readonly Lock _arriving = new();
    private readonly ConcurrentDictionary<ConsultationId, Journal> _journals = new();
    private readonly JournalWriter? _writer;

    /// <param name="database">The database.</param>
    /// <param name="writer">The one writer; null beside another process.</param>
    /// <param name="wereChecked">True when nobody has to look whether the entries of a consultation are damaged before it is read.</param>
    internal Journals(Database database, JournalWriter? writer, bool wereChecked)
    {
        Database = database;
        WereChecked = wereChecked;
        _writer = writer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ConsultationId> Stored => Those(arrivingToo: false);

    /// <summary>The consultations that stand here, and those of which not every entry has come over yet.</summary>
    internal IReadOnlyList<ConsultationId> StoredOrArriving => Those(arrivingToo: true);

    /// <inheritdoc/>
    public IReadOnlyDictionary<ConsultationId, ConsultationSummary> Summaries
    {
        get
        {
            using var context = Database.Read();
            return SummaryReader.Read(context);
        }
    }

    internal Database Database { get; }

    /// <summary>True when nobody has to look whether the entries of a consultation are damaged before it is read.</summary>
    internal bool WereChecked { get; }

    internal JournalWriter Writer =>
        _writer
        ?? throw new InvalidOperationException("This data folder was opened beside another process: it can be read, not appended to.");

    /// <inheritdoc/>
    public ConsultationId? ConsultationOf(StreamId stream)
    {
        using var context = Database.Read();
        return context
            .Database.SqlQueryRaw<string>(
                "SELECT c.id AS Value FROM streams s JOIN consultations c ON c.number = s.consultation WHERE s.id = {0}",
                stream.Value
            )
            .AsEnumerable()
            .Select(id => (ConsultationId?)new ConsultationId(id))
            .SingleOrDefault();
    }

    /// <summary>Returns the journal of a consultation; one that stands here or one that is to begin.</summary>
    public Journal Of(ConsultationId consultation) => _journals.GetOrAdd(consultation, id => new(id, this));

    /// <inheritdoc/>
    IJournal IJournals.Of(ConsultationId consultation) => Of(consultation);

    /// <summary>Deletes all checkpoints and returns how many there were; the next start folds every passage from its beginning.</summary>
    /// <exception cref="InvalidOperationException">The data folder was opened beside another process.</exception>
    public int DropCheckpoints()
    {
        Writer.RefuseItsOwnThread();
        using var context = Database.Write();
        return context.Database.ExecuteSqlRaw("DELETE FROM checkpoints");
    }

    /// <summary>
    /// Writes the entries of an exported consultation as they are, after checking every hash, and the names of its people. They keep their
    /// places.
    /// </summary>
    /// <remarks>
    /// It waits for the writer, so nobody who is being told of a settled batch may call it. The entries go in slices, so that nobody's
    /// words wait for all of them; until the last is on disk the consultation is not among those <see cref="Stored"/>. An
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
    internal void WriteAsTheyAre(
        ConsultationId consultation,
        IReadOnlyList<Entry> entries,
        IReadOnlyList<(MemberId Id, string Name)> people
    )
    {
        Writer.RefuseItsOwnThread();
        var check = new ChainCheck();
        foreach (var entry in entries)
        {
            if (check.Fault(entry) is { } fault)
            {
                throw new JournalException($"Nothing was written. {fault}");
            }
        }

        if (entries.Count == 0)
        {
            return;
        }

        var arrival = new Arrival(consultation, entries, people);
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

    /// <summary>
    /// Takes words about a person out of the bodies of a consultation's journal and of its publications' files, and appends the entry that
    /// says so, all or nothing.
    /// </summary>
    /// <exception cref="JournalException">Nothing was erased; the message says why.</exception>
    /// <exception cref="InvalidOperationException">
    /// Called by somebody being told, or the data folder was opened beside another process.
    /// </exception>
    internal void Erase(ConsultationId consultation, WordsErased erased)
    {
        Writer.RefuseItsOwnThread();
        switch (Settled(session => session.Erase(consultation, erased)))
        {
            case AppendOutcome.Conflict:
                throw new JournalException("Nothing was erased. The journal has grown meanwhile; erase again.");
            case AppendOutcome.Failed failed:
                throw new JournalException($"Nothing was erased. {failed.Reason}");
        }
    }

    private AppendOutcome Settled(Func<WriterSession, AppendOutcome> write)
    {
        var written = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Writer.Queue(new Writing(write, written.SetResult));
        return written.Task.GetAwaiter().GetResult();
    }

    private ConsultationId[] Those(bool arrivingToo)
    {
        using var context = Database.Read();
        return
        [
            .. context
                .Database.SqlQuery<string>(
                    $"SELECT id AS Value FROM consultations WHERE place > 0 AND (arriving = 0 OR {arrivingToo}) ORDER BY number"
                )
                .AsEnumerable()
                .Select(id => new ConsultationId(id)),
        ];
    }

    private void Write(Func<WriterSession, AppendOutcome> write, string sofar)
    {
        switch (Settled(write))
        {
            case AppendOutcome.Conflict conflict:
                throw new JournalException($"{sofar} Stream {conflict.Stream} stands in this data folder already.");
            case AppendOutcome.Failed failed:
                throw new JournalException($"{sofar} {failed.Reason}");
        }
    }

    /// <summary>
    /// Checks the entries of one consultation: every hash chain, that none is missing, and that each body which is not the one that was
    /// written has blanks that an entry names. Returns what is wrong, in sentences; nothing when all is well.
    /// </summary>
    public IReadOnlyList<string> FaultsOf(ConsultationId consultation) => DatabaseCheck.FaultsOf(Database, consultation);

    /// <summary>
    /// Checks the database itself, the files of publications, every hash chain, that no entry is missing from any consultation, that each
    /// checkpoint says what its journal comes to, and that every consultation can be opened.
    /// </summary>
    public Verification Verify()
    {
        var found = VerifyEntries();
        return found.Faults.Count > 0
            ? found
            : found with
            {
                Faults =
                [
                    .. Stored
                        .Select(id => (Id: id, Fault: OpeningCheck.FaultOf(Of(id))))
                        .Where(c => c.Fault is not null)
                        .Select(c => $"Consultation {c.Id} cannot be opened. {c.Fault}"),
                ],
            };
    }

    /// <summary>Does what <see cref="Verify"/> does, but for opening the consultations.</summary>
    internal Verification VerifyEntries()
    {
        using var context = Database.Read();
        var damage = DatabaseCheck.Damage(context);
        if (damage.Count > 0)
        {
            return new Verification(0, 0, "", damage);
        }

        using var snapshot = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        context.Database.UseTransaction(snapshot);
        var entries = new EntriesCheck(context, withCheckpoints: true);
        var faults = entries.Faults().ToList();
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
        Writer.Queue(new Writing(session => session.Try(), tried.SetResult));
        return await tried.Task.ConfigureAwait(false) is AppendOutcome.Failed failed ? failed.Reason : null;
    }

    /// <summary>True when an entry was ever written, whatever became of it.</summary>
    public bool WasWritten
    {
        get
        {
            using var context = Database.Read();
            return context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM consultations").Single() > 0;
        }
    }

    internal void Keep(ConsultationSummary summary, long place) =>
        _writer?.QueueUnlessClosed(new Writing(session => session.Keep(summary, place), _ => { }));

    internal void Keep(Checkpoint checkpoint) => _writer?.QueueUnlessClosed(new Writing(session => session.Keep(checkpoint), _ => { }));

    internal void Close() => _writer?.Dispose();
}

/// <summary>The result of a check of the journals. <paramref name="Faults"/> say stream, version and what is wrong.</summary>
public sealed record Verification(int Streams, long Entries, string JournalHead, IReadOnlyList<string> Faults);

/// <summary>Thrown when entries could not be written as they are; the message says which and why.</summary>
public sealed class JournalException(string message) : Exception(message);
