using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>The end of a stream: the version its next entry gets, and the hash of its last (empty for a new stream).</summary>
internal readonly record struct StreamHead(int NextVersion, string Hash);

/// <summary>A consultation as the writer knows it: its row, and the place of its last entry.</summary>
internal sealed record ConsultationEnd(long Number, long Place);

/// <summary>A stream as the writer knows it: its row, the row of its consultation, and its end.</summary>
internal sealed record StreamEnd(long Number, long Consultation, StreamHead Head);

/// <summary>A client as the writer knows it: its row, and the highest number of its changes.</summary>
internal sealed record ClientEnd(long Number, long LastSequence);

/// <summary>An entry that was the last to be written: its row and its hash.</summary>
internal sealed record LastEntry(long Row, string Hash);

/// <summary>The prepared statements with which the journals' writer works; used by its thread alone.</summary>
internal sealed class WriterCommands : IDisposable
{
    private readonly List<Statement> _all = [];
    private readonly SqliteConnection _connection;
    private readonly Statement _addConsultation;
    private readonly Statement _findConsultation;
    private readonly Statement _addStream;
    private readonly Statement _findStream;
    private readonly Statement _findLast;
    private readonly Statement _addMember;
    private readonly Statement _findMember;
    private readonly Statement _addKind;
    private readonly Statement _findKind;
    private readonly Statement _addClient;
    private readonly Statement _findClient;
    private readonly Statement _countClient;
    private readonly Statement _addEntry;
    private readonly Statement _notePlace;
    private readonly Statement _markArriving;
    private readonly Statement _keep;
    private readonly Statement _keepSummary;
    private readonly Statement _try;
    private readonly Statement _endTry;

    public WriterCommands(SqliteConnection connection)
    {
        _connection = connection;
        Begin = Prepared("BEGIN IMMEDIATE");
        Commit = Prepared("COMMIT");
        Undo = Prepared("ROLLBACK");
        Savepoint = Prepared("SAVEPOINT batch");
        Release = Prepared("RELEASE batch");
        RollBack = Prepared("ROLLBACK TO batch");
        _addConsultation = Prepared("INSERT INTO consultations (id, place, arriving) VALUES (?1, 0, 0)");
        _findConsultation = Prepared(
            "SELECT number, (SELECT max(id) FROM entries WHERE id > number << 32 AND id < (number + 1) << 32) FROM consultations "
                + "WHERE id = ?1"
        );
        _addStream = Prepared("INSERT INTO streams (consultation, id) VALUES (?1, ?2)");
        _findStream = Prepared("SELECT number, consultation FROM streams WHERE id = ?1");
        _findLast = Prepared("SELECT version, hash FROM entries WHERE stream = ?1 ORDER BY version DESC LIMIT 1");
        _addMember = Prepared("INSERT INTO members (id) VALUES (?1)");
        _findMember = Prepared("SELECT number FROM members WHERE id = ?1");
        _addKind = Prepared("INSERT INTO kinds (name, opens, closes) VALUES (?1, ?2, ?3)");
        _findKind = Prepared("SELECT number FROM kinds WHERE name = ?1 AND opens = ?2 AND closes = ?3");
        _addClient = Prepared("INSERT INTO clients (stream, id, member, imported, sequence) VALUES (?1, ?2, ?3, ?4, ?5)");
        _findClient = Prepared("SELECT number, sequence FROM clients WHERE stream = ?1 AND id = ?2");
        _countClient = Prepared("UPDATE clients SET sequence = ?2 WHERE number = ?1");
        _addEntry = Prepared(
            "INSERT INTO entries (id, stream, version, member, at, kind, client, sequence, body, body_hash, hash, imported) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        );
        _notePlace = Prepared("UPDATE consultations SET place = ?2 WHERE number = ?1");
        _markArriving = Prepared("UPDATE consultations SET arriving = ?2 WHERE number = ?1");
        _keep = Prepared(
            "INSERT OR REPLACE INTO checkpoints (stream, version, entry_hash, body, body_hash) SELECT e.stream, e.version, e.hash, ?3, ?4 "
                + "FROM streams s JOIN entries e ON e.stream = s.number AND e.version = ?2 WHERE s.id = ?1"
        );
        _keepSummary = Prepared(
            "INSERT OR REPLACE INTO summaries (consultation, place, title, source_file, comments, answered, clauses, agreed, open_promises) "
                + "SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM consultations WHERE id = ?1"
        );
        _try = Prepared("INSERT INTO trial (number) VALUES (1)");
        _endTry = Prepared("DELETE FROM trial");
    }

    public Statement Begin { get; }

    public Statement Commit { get; }

    public Statement Undo { get; }

    public Statement Savepoint { get; }

    public Statement Release { get; }

    public Statement RollBack { get; }

    /// <summary>Finds a consultation; null for one without a row.</summary>
    public ConsultationEnd? Find(ConsultationId consultation) =>
        _findConsultation.Bind(1, consultation.Value).First(row => new ConsultationEnd(row.Long(0), EntryId.PlaceOf(row.Long(1))));

    /// <summary>Makes a consultation's row and returns its number.</summary>
    public long Add(ConsultationId consultation) => _addConsultation.Bind(1, consultation.Value).Insert();

    /// <summary>Finds a stream and its end; null for one that stands nowhere.</summary>
    public StreamEnd? Find(StreamId stream) =>
        _findStream.Bind(1, stream.Value).First(row => new StreamEnd(row.Long(0), row.Long(1), default)) is { } found
            ? _findLast
                .Bind(1, found.Number)
                .First(row => found with { Head = new((int)row.Long(0) + 1, Convert.ToHexStringLower(row.Bytes(1))) })
                ?? found with
                {
                    Head = new(0, ""),
                }
            : null;

    /// <summary>Makes a stream's row and returns its number.</summary>
    public long Add(StreamId stream, long consultation) => _addStream.Bind(1, consultation).Bind(2, stream.Value).Insert();

    /// <summary>Returns the number of a member, whose row is made where there is none.</summary>
    public long NumberOfMember(string member) => NumberOf(_findMember.Bind(1, member), _addMember.Bind(1, member));

    /// <summary>Returns the number of a kind in its envelope, whose row is made where there is none.</summary>
    public long NumberOfKind(string kind, Envelope envelope) =>
        NumberOf(
            _findKind.Bind(1, kind).Bind(2, envelope.Opens).Bind(3, envelope.Closes),
            _addKind.Bind(1, kind).Bind(2, envelope.Opens).Bind(3, envelope.Closes)
        );

    /// <summary>Finds a client of a stream; null for one that never sent a change there.</summary>
    public ClientEnd? FindClient(long stream, string client) =>
        _findClient.Bind(1, stream).Bind(2, client).First(row => new ClientEnd(row.Long(0), row.Long(1)));

    /// <summary>Makes a client's row and returns its number.</summary>
    public long AddClient(long stream, string client, long member, bool imported, long sequence) =>
        _addClient.Bind(1, stream).Bind(2, client).Bind(3, member).Bind(4, imported ? 1 : 0).Bind(5, sequence).Insert();

    /// <summary>Notes how far a client has counted.</summary>
    public void Count(ClientEnd client) => _countClient.Bind(1, client.Number).Bind(2, client.LastSequence).Run();

    /// <summary>Inserts an entry.</summary>
    /// <exception cref="SqliteException">It was not inserted; a constraint leaves the transaction whole.</exception>
    public void Add(Entry entry, long id, long stream, long member, long kind, string? body, long? client, long? sequence) =>
        _addEntry
            .Bind(1, id)
            .Bind(2, stream)
            .Bind(3, entry.Version)
            .Bind(4, member)
            .Bind(5, entry.At.ToUnixTimeMilliseconds())
            .Bind(6, kind)
            .Bind(7, client)
            .Bind(8, sequence)
            .Bind(9, body)
            .BindHash(10, entry.WrittenBodyHash)
            .BindHash(11, entry.Hash)
            .Bind(12, entry.IsImported ? 1 : 0)
            .Run();

    /// <summary>Notes how many entries a consultation has.</summary>
    public void NotePlace(ConsultationEnd consultation) => _notePlace.Bind(1, consultation.Number).Bind(2, consultation.Place).Run();

    /// <summary>Marks a consultation as not whole yet, or takes the mark away.</summary>
    public void MarkArriving(long consultation, bool arriving) => _markArriving.Bind(1, consultation).Bind(2, arriving ? 1 : 0).Run();

    /// <summary>Keeps a checkpoint beside its stream's others, if the stream has that version.</summary>
    public void Keep(Checkpoint checkpoint) =>
        _keep
            .Bind(1, checkpoint.Stream.Value)
            .Bind(2, checkpoint.Version)
            .Bind(3, checkpoint.Body)
            .BindHash(4, HashChain.BodyHash(checkpoint.Body))
            .Run();

    /// <summary>Keeps a summary in place of its consultation's last.</summary>
    public void Keep(ConsultationSummary summary, long place) =>
        _keepSummary
            .Bind(1, summary.Id.Value)
            .Bind(2, place)
            .Bind(3, summary.Title)
            .Bind(4, summary.SourceFile)
            .Bind(5, summary.Progress.Comments)
            .Bind(6, summary.Progress.Answered)
            .Bind(7, summary.Progress.Clauses)
            .Bind(8, summary.Progress.Agreed)
            .Bind(9, summary.Progress.OpenPromises)
            .Run();

    /// <summary>Writes something and takes it away again.</summary>
    public void Try()
    {
        _try.Run();
        _endTry.Run();
    }

    /// <summary>Returns how many entries the database holds, by what its consultations say.</summary>
    public long CountEntries()
    {
        using var count = new Statement(_connection, "SELECT coalesce(sum(place), 0) FROM consultations");
        return count.First(row => (object)row.Long(0)) is long entries ? entries : 0;
    }

    public void Dispose() => _all.ForEach(statement => statement.Dispose());

    private static long NumberOf(Statement find, Statement add) =>
        find.First(row => (object)row.Long(0)) is long number ? number : add.Insert();

    private Statement Prepared(string text)
    {
        var statement = new Statement(_connection, text);
        _all.Add(statement);
        return statement;
    }
}
