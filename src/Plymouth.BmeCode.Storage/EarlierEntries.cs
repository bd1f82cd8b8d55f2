using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads and checks the entries of a database of an earlier build, in which all consultations shared one order.</summary>
internal static class EarlierEntries
{
    private const string Select =
        "SELECT position, stream, version, member, at, kind, origin, body, body_hash, hash FROM entries ";

    /// <summary>Returns the entries of one stream, in order of version.</summary>
    public static List<Entry> Of(SqliteConnection connection, string stream) =>
        [.. Read(connection, "WHERE stream = $1 ORDER BY version", stream)];

    /// <summary>
    /// Finds what is wrong with the database: the file, the chains, and entries that are missing. After the change of the schema the last
    /// could not be known, because places are given anew.
    /// </summary>
    public static IEnumerable<string> Faults(StorageContext context)
    {
        foreach (var fault in DatabaseCheck.Damage(context))
        {
            yield return fault;
        }

        var (chains, count) = (new ChainCheck(), 0L);
        foreach (var entry in Read((SqliteConnection)context.Database.GetDbConnection(), "ORDER BY stream, version"))
        {
            count++;
            if (chains.Fault(entry) is { } fault)
            {
                yield return fault;
            }
            else if (entry is { Body: not null, WrittenBodyHash: not null })
            {
                yield return $"Stream {entry.Stream}, version {entry.Version}: the body is not the one that was written.";
            }
        }

        var given = context.Database.SqlQueryRaw<long>("SELECT seq AS Value FROM sqlite_sequence WHERE name = 'entries'").SingleOrDefault();
        if (given != count)
        {
            yield return $"{given} entries were written, {count} stand here.";
        }
    }

    private static IEnumerable<Entry> Read(SqliteConnection connection, string rest, string? stream = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Select + rest;
        if (stream is not null)
        {
            command.Parameters.AddWithValue("$1", stream);
        }

        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var body = row.IsDBNull(7) ? null : row.GetString(7);
            yield return new(
                row.GetInt64(0),
                new(row.GetString(1)),
                row.GetInt32(2),
                new(row.GetString(3)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                body,
                row.GetString(9)
            )
            {
                WrittenBodyHash = body is null || HashChain.BodyHash(body) != row.GetString(8) ? row.GetString(8) : null,
            };
        }
    }
}
