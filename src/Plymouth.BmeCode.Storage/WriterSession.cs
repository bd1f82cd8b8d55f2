using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The journals' writer's connection, its prepared commands, and the ends of all it has met; used by the writer's thread alone. After any
/// exception from <see cref="WriteGroup"/> it is disposed of, with all it remembers, and a new one is made.
/// </summary>
internal sealed class WriterSession : IDisposable
{
    private readonly StorageContext _context;
    private readonly ILogger _log;
    private readonly SqliteConnection _connection;
    private readonly WriterCommands _commands;
    private readonly EntryWriter _entries;
    private StreamId _beingWritten;

    public WriterSession(Database database, int mostPages, ILogger log)
    {
        _log = log;
        _context = database.OpenForWriter();
        _connection = (SqliteConnection)_context.Database.GetDbConnection();
        using var limit = new Statement(_connection, $"PRAGMA max_page_count = {mostPages}");
        limit.Run();
        _commands = new(_connection);
        _entries = new(_commands);
    }

    /// <summary>The end of what is on disk.</summary>
    public WrittenEnd End => _entries.End;

    /// <summary>Writes a group in one transaction. When it returns, what it reports as appended is on disk.</summary>
    /// <exception cref="DbException">Nothing of the group was written.</exception>
    public IReadOnlyList<AppendOutcome> WriteGroup(IReadOnlyList<Writing> group)
    {
        var before = _entries.End;
        _commands.Begin.Run();
        var outcomes = WriteAll(group, before) ?? WriteEach(group);
        _entries.NotePlaces();
        _commands.Commit.Run();
        return outcomes;
    }

    /// <summary>
    /// Copies the log beside the database into the database itself, as far as nobody reads what was before. With <paramref
    /// name="andEmptyIt"/> the log is empty afterwards if all could be copied.
    /// </summary>
    public void CopyLog(bool andEmptyIt)
    {
        using var checkpoint = new Statement(
            _connection,
            andEmptyIt ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)"
        );
        checkpoint.Run();
    }

    /// <summary>Appends a batch after the ends of its streams.</summary>
    public AppendOutcome Append(ConsultationId consultation, Batch batch)
    {
        foreach (var (stream, firstVersion, added) in batch.Streams)
        {
            _beingWritten = stream;
            if (_entries.HeadIn(consultation, stream) is not { } head || head.NextVersion != firstVersion)
            {
                return new AppendOutcome.Conflict(stream);
            }

            foreach (var entry in added)
            {
                var at = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds());
                var hash = HashChain.Next(
                    head.Hash,
                    stream,
                    head.NextVersion,
                    entry.Member,
                    at,
                    entry.Kind,
                    HashChain.BodyHash(entry.Body)
                );
                var stored = new Entry(0, stream, head.NextVersion, entry.Member, at, entry.Kind, entry.Origin, entry.Body, hash);
                if (!_entries.TryInsert(consultation, stored, anySequence: false))
                {
                    return new AppendOutcome.Conflict(stream);
                }

                head = new StreamHead(head.NextVersion + 1, hash);
            }
        }

        return new AppendOutcome.Appended();
    }

    /// <summary>Keeps a checkpoint beside the stream's others.</summary>
    public AppendOutcome Keep(Checkpoint checkpoint)
    {
        _beingWritten = checkpoint.Stream;
        _commands.Keep(checkpoint);
        return new AppendOutcome.Appended();
    }

    /// <summary>Keeps a consultation's summary as of a place in place of the one kept before.</summary>
    public AppendOutcome Keep(ConsultationSummary summary, long place)
    {
        _commands.Keep(summary, place);
        return new AppendOutcome.Appended();
    }

    /// <summary>
    /// Writes an entry as an imported one after the entry of hash <paramref name="before"/>, with its own hash, which was checked already;
    /// passes over one that stands here already. False when another stands in its place.
    /// </summary>
    public bool WriteAsItIs(ConsultationId consultation, Entry entry, string before)
    {
        _beingWritten = entry.Stream;
        if (_entries.HeadIn(consultation, entry.Stream) is not { } head)
        {
            return false;
        }

        if (head.NextVersion > entry.Version)
        {
            return head.NextVersion > entry.Version + 1 || head.Hash == entry.Hash;
        }

        return head.NextVersion == entry.Version
            && head.Hash == before
            && _entries.TryInsert(consultation, entry.AsImported(), anySequence: true);
    }

    /// <summary>Takes words out of bodies and files, and appends the entry that says so.</summary>
    public AppendOutcome Erase(ConsultationId consultation, WordsErased erased)
    {
        ErasingWriter.Write(_context, erased);
        var said = Append(consultation, new Batch([new(consultation.Stream, erased.Version, [erased.Entry])]));
        ErasingWriter.DeleteDocuments(_context);
        return said;
    }

    /// <summary>True when a stream has an entry.</summary>
    public bool StandsHere(StreamId stream) => _entries.Find(stream) is not null;

    /// <summary>True when this is the last entry of its stream.</summary>
    public bool EndsWith(Entry entry) => _entries.Find(entry.Stream)?.Head == new StreamHead(entry.Version + 1, entry.Hash);

    /// <summary>True when a consultation is marked as not whole yet.</summary>
    public bool IsArriving(ConsultationId consultation) =>
        _context
            .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM consultations WHERE id = {0} AND arriving <> 0", consultation.Value)
            .Single() > 0;

    /// <summary>Marks a consultation as not whole yet, or takes the mark away.</summary>
    public void MarkArriving(ConsultationId consultation, bool arriving) =>
        _commands.MarkArriving(_entries.EndOf(consultation).Number, arriving);

    /// <summary>Keeps the names of the people of an imported consultation, in place of those kept before.</summary>
    public void NamePeople(ConsultationId consultation, IEnumerable<(MemberId Id, string Name)> people)
    {
        _context.Database.ExecuteSql($"DELETE FROM imported_people WHERE consultation = {consultation.Value}");
        foreach (var (id, name) in people.DistinctBy(p => p.Id.Value).Where(p => p.Id != MemberId.System))
        {
            _context.Database.ExecuteSql(
                $"INSERT INTO imported_people (consultation, id, name) VALUES ({consultation.Value}, {id.Value}, {name.Trim()})"
            );
        }
    }

    /// <summary>Writes something that is gone again at once.</summary>
    public AppendOutcome Try()
    {
        _commands.Try();
        return new AppendOutcome.Appended();
    }

    /// <summary>Closes the connection; a transaction that was not committed is rolled back.</summary>
    public void Dispose()
    {
        _commands.Dispose();
        _context.Dispose();
    }

    /// <summary>
    /// Writes all of a group at once, which nearly always goes well; null, and nothing is written, when one of it cannot be.
    /// </summary>
    private AppendOutcome[]? WriteAll(IReadOnlyList<Writing> group, WrittenEnd before)
    {
        var outcomes = new AppendOutcome[group.Count];
        for (var i = 0; i < group.Count; i++)
        {
            try
            {
                outcomes[i] = group[i].Write(this);
            }
            catch (Exception e) when (SqliteFault.IsOfTheBatch(e))
            {
                return GiveUp();
            }

            if (outcomes[i] is not AppendOutcome.Appended)
            {
                return GiveUp();
            }
        }

        return outcomes;

        AppendOutcome[]? GiveUp()
        {
            _commands.Undo.Run();
            _entries.Forget(before, []);
            _commands.Begin.Run();
            return null;
        }
    }

    /// <summary>Writes each of a group by itself, so that a loser fails alone.</summary>
    private AppendOutcome[] WriteEach(IReadOnlyList<Writing> group)
    {
        var outcomes = new AppendOutcome[group.Count];
        for (var i = 0; i < group.Count; i++)
        {
            outcomes[i] = WriteInSavepoint(group[i]);
        }

        return outcomes;
    }

    private AppendOutcome WriteInSavepoint(Writing writing)
    {
        var (before, grown) = (_entries.End, _entries.Grown);
        _commands.Savepoint.Run();
        AppendOutcome outcome;
        try
        {
            outcome = writing.Write(this);
        }
        catch (SqliteException e) when (SqliteFault.IsTaken(e))
        {
            outcome = new AppendOutcome.Conflict(_beingWritten);
        }
        catch (Exception e) when (SqliteFault.IsOfTheBatch(e))
        {
            StorageLog.BatchFailed(_log, e);
            outcome = new AppendOutcome.Failed(SqliteFault.InWords(e));
        }

        if (outcome is not AppendOutcome.Appended)
        {
            _commands.RollBack.Run();
            _entries.Forget(before, grown);
        }

        _commands.Release.Run();
        return outcome;
    }
}
