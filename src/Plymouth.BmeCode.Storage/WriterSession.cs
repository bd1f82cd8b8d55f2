using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The journal writer's connection, its prepared commands, and the head of every stream it has met; used by the writer's thread alone.
/// After any exception from <see cref="WriteGroup"/> it is disposed of, with all it remembers, and a new one is made.
/// </summary>
internal sealed class WriterSession : IDisposable
{
    private readonly StorageContext _context;
    private readonly ILogger _log;
    private readonly SqliteConnection _connection;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _undo;
    private readonly Statement _savepoint;
    private readonly Statement _release;
    private readonly Statement _rollBack;
    private readonly InsertCommand _insert;
    private readonly HeadCommand _findHead;
    private readonly LastCommand _findLast;
    private readonly Statement _keep;

    /// <summary>
    /// The heads as this transaction sees them. A batch's own are kept apart until it is released, so that these are right again after a
    /// savepoint is rolled back.
    /// </summary>
    private readonly Dictionary<StreamId, StreamHead> _heads = [];
    private readonly Dictionary<StreamId, StreamHead> _ofThisBatch = [];
    private StreamId _beingWritten;

    public WriterSession(Database database, int mostPages, ILogger log)
    {
        _log = log;
        _context = database.OpenForWriter();
        _connection = (SqliteConnection)_context.Database.GetDbConnection();
        using var limit = new Statement(_connection, $"PRAGMA max_page_count = {mostPages}");
        limit.Run();
        _begin = new(_connection, "BEGIN IMMEDIATE");
        _commit = new(_connection, "COMMIT");
        _undo = new(_connection, "ROLLBACK");
        _savepoint = new(_connection, "SAVEPOINT batch");
        _release = new(_connection, "RELEASE batch");
        _rollBack = new(_connection, "ROLLBACK TO batch");
        _insert = new InsertCommand(_connection);
        _findHead = new HeadCommand(_connection);
        _findLast = new LastCommand(_connection);
        _keep = new(
            _connection,
            "INSERT OR REPLACE INTO checkpoints (stream, version, entry_hash, body, body_hash) SELECT ?1, ?2, hash, ?3, ?4 FROM "
                + "entries WHERE stream = ?1 AND version = ?2"
        );
    }

    /// <summary>Writes a group in one transaction. When it returns, what it reports as appended is on disk.</summary>
    /// <exception cref="DbException">Nothing of the group was written.</exception>
    public IReadOnlyList<AppendOutcome> WriteGroup(IReadOnlyList<Writing> group)
    {
        _begin.Run();
        var outcomes = WriteAll(group) ?? WriteEach(group);
        _commit.Run();
        return outcomes;
    }

    /// <summary>The position and hash of the last entry on disk.</summary>
    public (long Position, string Hash) Last => _findLast.Run();

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

    /// <summary>Appends a batch after the heads of its streams.</summary>
    public AppendOutcome Append(Batch batch)
    {
        foreach (var (stream, firstVersion, added) in batch.Streams)
        {
            _beingWritten = stream;
            var head = Head(stream);
            if (head.NextVersion != firstVersion)
            {
                return new AppendOutcome.Conflict(stream);
            }

            foreach (var entry in added)
            {
                var bodyHash = HashChain.BodyHash(entry.Body);
                var at = DateTimeOffset.FromUnixTimeMilliseconds(entry.At.ToUnixTimeMilliseconds());
                var hash = HashChain.Next(head.Hash, stream, head.NextVersion, entry.Member, at, entry.Kind, bodyHash);
                var stored = new Entry(0, stream, head.NextVersion, entry.Member, at, entry.Kind, entry.Origin, entry.Body, hash);
                _insert.Run(stored, bodyHash);
                head = new StreamHead(head.NextVersion + 1, hash);
                _ofThisBatch[stream] = head;
            }
        }

        return new AppendOutcome.Appended();
    }

    /// <summary>Keeps a checkpoint in place of the stream's last.</summary>
    public AppendOutcome Keep(Checkpoint checkpoint)
    {
        _beingWritten = checkpoint.Stream;
        _keep
            .Bind(1, checkpoint.Stream.Value)
            .Bind(2, checkpoint.Version)
            .Bind(3, checkpoint.Body)
            .Bind(4, HashChain.BodyHash(checkpoint.Body))
            .Run();
        return new AppendOutcome.Appended();
    }

    /// <summary>
    /// Writes an entry as an imported one after the entry of hash <paramref name="before"/>, with its own hash, which was checked already;
    /// passes over one that stands here already. False when another stands in its place.
    /// </summary>
    public bool WriteAsItIs(Entry entry, string before)
    {
        _beingWritten = entry.Stream;
        var head = Head(entry.Stream);
        if (head.NextVersion > entry.Version)
        {
            return head.NextVersion > entry.Version + 1 || head.Hash == entry.Hash;
        }

        if (head.NextVersion != entry.Version || head.Hash != before)
        {
            return false;
        }

        _insert.Run(entry.AsImported(), entry.Body is null ? entry.ErasedBodyHash! : HashChain.BodyHash(entry.Body));
        _ofThisBatch[entry.Stream] = new StreamHead(entry.Version + 1, entry.Hash);
        return true;
    }

    /// <summary>True when a stream has an entry.</summary>
    public bool StandsHere(StreamId stream) => Head(stream).NextVersion > 0;

    /// <summary>True when this is the last entry of its stream.</summary>
    public bool EndsWith(Entry entry) => Head(entry.Stream) == new StreamHead(entry.Version + 1, entry.Hash);

    /// <summary>True when a consultation is marked as not whole yet.</summary>
    public bool IsArriving(StreamId stream) =>
        _context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM arriving WHERE stream = {0}", stream.Value).Single() > 0;

    /// <summary>Marks a consultation as not whole yet, or takes the mark away.</summary>
    public void MarkArriving(StreamId stream, bool arriving) =>
        _ = arriving
            ? _context.Database.ExecuteSqlRaw("INSERT INTO arriving (stream) VALUES ({0})", stream.Value)
            : _context.Database.ExecuteSqlRaw("DELETE FROM arriving WHERE stream = {0}", stream.Value);

    /// <summary>Keeps the names of the people of an imported consultation, in place of those kept before.</summary>
    public void NamePeople(StreamId consultation, IEnumerable<(MemberId Id, string Name)> people)
    {
        _context.Database.ExecuteSql($"DELETE FROM imported_people WHERE consultation = {consultation.Value}");
        foreach (var (id, name) in people.DistinctBy(p => p.Id.Value).Where(p => p.Id != MemberId.System))
        {
            _context.Database.ExecuteSql(
                $"INSERT INTO imported_people (consultation, id, name) VALUES ({consultation.Value}, {id.Value}, {name.Trim()})"
            );
        }
    }

    /// <summary>Closes the connection; a transaction that was not committed is rolled back.</summary>
    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _undo.Dispose();
        _savepoint.Dispose();
        _release.Dispose();
        _rollBack.Dispose();
        _insert.Dispose();
        _findHead.Dispose();
        _findLast.Dispose();
        _keep.Dispose();
        _context.Dispose();
    }

    /// <summary>
    /// Writes all of a group at once, which nearly always goes well; null, and nothing is written, when one of it cannot be.
    /// </summary>
    private AppendOutcome[]? WriteAll(IReadOnlyList<Writing> group)
    {
        var outcomes = new AppendOutcome[group.Count];
        for (var i = 0; i < group.Count; i++)
        {
            _ofThisBatch.Clear();
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

            KeepHeads();
        }

        return outcomes;

        AppendOutcome[]? GiveUp()
        {
            _undo.Run();
            _heads.Clear();
            _begin.Run();
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

    private void KeepHeads()
    {
        foreach (var (stream, head) in _ofThisBatch)
        {
            _heads[stream] = head;
        }
    }

    private AppendOutcome WriteInSavepoint(Writing writing)
    {
        _savepoint.Run();
        _ofThisBatch.Clear();
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

        if (outcome is AppendOutcome.Appended)
        {
            _release.Run();
            KeepHeads();
        }
        else
        {
            _rollBack.Run();
            _release.Run();
            _heads.Remove(_beingWritten);
        }

        return outcome;
    }

    private StreamHead Head(StreamId stream)
    {
        if (_ofThisBatch.TryGetValue(stream, out var head) || _heads.TryGetValue(stream, out head))
        {
            return head;
        }

        return _heads[stream] = _findHead.Run(stream);
    }
}
