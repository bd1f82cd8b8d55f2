using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>Where a stream stands: the version its next entry gets, and the hash of its last (empty for a new stream).</summary>
internal readonly record struct StreamHead(int NextVersion, string Hash);

/// <summary>The prepared INSERT of one entry.</summary>
internal sealed class InsertCommand : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _stream;
    private readonly SqliteParameter _version;
    private readonly SqliteParameter _member;
    private readonly SqliteParameter _at;
    private readonly SqliteParameter _kind;
    private readonly SqliteParameter _origin;
    private readonly SqliteParameter _body;
    private readonly SqliteParameter _bodyHash;
    private readonly SqliteParameter _hash;

    public InsertCommand(SqliteConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText =
            """
            INSERT INTO entries (stream, version, member, at, kind, origin, body, body_hash, hash)
            VALUES ($stream, $version, $member, $at, $kind, $origin, $body, $bodyHash, $hash)
            RETURNING position
            """;
        _stream = _command.Parameters.Add("$stream", SqliteType.Text);
        _version = _command.Parameters.Add("$version", SqliteType.Integer);
        _member = _command.Parameters.Add("$member", SqliteType.Text);
        _at = _command.Parameters.Add("$at", SqliteType.Integer);
        _kind = _command.Parameters.Add("$kind", SqliteType.Text);
        _origin = _command.Parameters.Add("$origin", SqliteType.Text);
        _body = _command.Parameters.Add("$body", SqliteType.Text);
        _bodyHash = _command.Parameters.Add("$bodyHash", SqliteType.Text);
        _hash = _command.Parameters.Add("$hash", SqliteType.Text);
        _command.Prepare();
    }

    /// <summary>Inserts an entry, whatever position it names, and returns the position it got.</summary>
    public long Run(Entry entry, string bodyHash)
    {
        _stream.Value = entry.Stream.Value;
        _version.Value = entry.Version;
        _member.Value = entry.Member.Value;
        _at.Value = entry.At.ToUnixTimeMilliseconds();
        _kind.Value = entry.Kind;
        _origin.Value = (object?)entry.Origin ?? DBNull.Value;
        _body.Value = (object?)entry.Body ?? DBNull.Value;
        _bodyHash.Value = bodyHash;
        _hash.Value = entry.Hash;
        return (long)_command.ExecuteScalar()!;
    }

    public void Dispose() => _command.Dispose();
}

/// <summary>The prepared look at a stream's last entry.</summary>
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
