using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>The end of a stream: the version its next entry gets, and the hash of its last (empty for a new stream).</summary>
internal readonly record struct StreamHead(int NextVersion, string Hash);

/// <summary>The prepared INSERT of one entry.</summary>
internal sealed class InsertCommand(SqliteConnection connection) : IDisposable
{
    private readonly Statement _statement = new(
        connection,
        "INSERT INTO entries (stream, version, member, at, kind, origin, body, body_hash, hash, imported) VALUES (?1, ?2, ?3, ?4, ?5, "
            + "?6, ?7, ?8, ?9, ?10)"
    );

    /// <summary>Inserts an entry after all others, whatever position it names.</summary>
    /// <exception cref="SqliteException">The entry was not inserted; a constraint leaves the transaction whole.</exception>
    public void Run(Entry entry, string bodyHash) =>
        _statement
            .Bind(1, entry.Stream.Value)
            .Bind(2, entry.Version)
            .Bind(3, entry.Member.Value)
            .Bind(4, entry.At.ToUnixTimeMilliseconds())
            .Bind(5, entry.Kind)
            .Bind(6, entry.Origin)
            .Bind(7, entry.Body)
            .Bind(8, bodyHash)
            .Bind(9, entry.Hash)
            .Bind(10, entry.IsImported ? 1 : 0)
            .Run();

    public void Dispose() => _statement.Dispose();
}

/// <summary>The prepared SELECT of a stream's last entry.</summary>
internal sealed class HeadCommand : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _stream;

    public HeadCommand(SqliteConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText = "SELECT version, hash FROM entries WHERE stream = $stream ORDER BY version DESC LIMIT 1";
        _stream = _command.Parameters.Add("$stream", SqliteType.Text);
        _command.Prepare();
    }

    public StreamHead Run(StreamId stream)
    {
        _stream.Value = stream.Value;
        using var row = _command.ExecuteReader();
        return row.Read() ? new StreamHead(row.GetInt32(0) + 1, row.GetString(1)) : new StreamHead(0, "");
    }

    public void Dispose() => _command.Dispose();
}

/// <summary>The prepared SELECT of the journal's last entry.</summary>
internal sealed class LastCommand : IDisposable
{
    private readonly SqliteCommand _command;

    public LastCommand(SqliteConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText = "SELECT position, hash FROM entries ORDER BY position DESC LIMIT 1";
        _command.Prepare();
    }

    /// <summary>Returns the entry's position and hash; 0 and an empty text when there is none.</summary>
    public (long Position, string Hash) Run()
    {
        using var row = _command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetString(1)) : (0, "");
    }

    public void Dispose() => _command.Dispose();
}
