using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.TakingIn;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Says of a database of an earlier build, in which all consultations shared one order, which consultation each stream belongs to, and
/// takes the origins apart. The change of the schema reads both from temporary tables of its connection.
/// </summary>
/// <remarks>
/// A review journal says which passages it has. Of one that cannot be read every text may be the name of a passage. A stream that none
/// names belongs to the consultation that began last before it.
/// </remarks>
internal static class OwnersOfStreams
{
    /// <summary>Stands between a section's id and the name of its heading or lead-in in their streams' ids.</summary>
    private const char Part = '/';

    /// <summary>
    /// Fills the tables <c>owners</c> and <c>origins</c> on the connection of this context; they are empty for a new database, and for one
    /// in which each consultation has a journal of its own already.
    /// </summary>
    public static void Note(StorageContext context)
    {
        context.Database.ExecuteSqlRaw(
            """
            CREATE TEMP TABLE owners (stream TEXT NOT NULL PRIMARY KEY, consultation TEXT NOT NULL);
            CREATE TEMP TABLE origins (
                position INTEGER PRIMARY KEY, client TEXT NOT NULL, sequence INTEGER NULL, goes_on INTEGER NOT NULL);
            """
        );
        if (!Database.IsOfOneOrder(context))
        {
            return;
        }

        var connection = (SqliteConnection)context.Database.GetDbConnection();
        using var transaction = connection.BeginTransaction();
        NoteOwners(connection);
        NoteOrigins(connection);
        transaction.Commit();
    }

    private static void NoteOwners(SqliteConnection connection)
    {
        var reviews = Texts(
            connection,
            $"SELECT stream FROM entries WHERE version = 0 AND kind LIKE '{nameof(ConsultationReceived)}/%' ORDER BY position"
        );
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var review in reviews)
        {
            owners.Add(review, review);
            NotePassages(connection, review, named, owners);
        }

        string? last = null;
        foreach (var stream in Texts(connection, "SELECT stream FROM entries WHERE version = 0 ORDER BY position"))
        {
            last = owners.ContainsKey(stream) && reviews.Contains(stream) ? stream : last;
            owners.TryAdd(
                stream,
                named.GetValueOrDefault(stream)
                    ?? named.GetValueOrDefault(stream.Split(Part)[0])
                    ?? last
                    ?? reviews.FirstOrDefault()
                    ?? stream
            );
        }

        using var insert = new Statement(connection, "INSERT INTO temp.owners (stream, consultation) VALUES (?1, ?2)");
        foreach (var (stream, consultation) in owners)
        {
            insert.Bind(1, stream).Bind(2, consultation).Run();
        }
    }

    /// <summary>Notes the passages of a consultation as its own; of one that cannot be read, every text as named by it.</summary>
    private static void NotePassages(
        SqliteConnection connection,
        string review,
        Dictionary<string, string> named,
        Dictionary<string, string> owners
    )
    {
        var entries = EarlierEntries.Of(connection, review);
        try
        {
            foreach (var (id, _) in Replay.Of(new(review), entries).Consultation.Passages)
            {
                owners.TryAdd(id.Value, review);
            }
        }
        catch (FormatException)
        {
            foreach (var entry in entries.Where(e => e.Body is not null))
            {
                NoteNames(entry.Body!, review, named);
            }
        }
    }

    /// <summary>Notes every text in a decision's body as named by its consultation, unless another named it before.</summary>
    private static void NoteNames(string body, string consultation, Dictionary<string, string> named)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            NoteNames(json.RootElement, consultation, named);
        }
        catch (JsonException)
        {
            // Whoever opens the consultation is told of it; its streams are known by their neighbours.
        }
    }

    private static void NoteNames(JsonElement element, string consultation, Dictionary<string, string> named)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                named.TryAdd(element.GetString()!, consultation);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    NoteNames(item, consultation, named);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    NoteNames(property.Value, consultation, named);
                }

                break;
        }
    }

    private static void NoteOrigins(SqliteConnection connection)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT position, origin FROM entries WHERE origin IS NOT NULL";
        using var insert = new Statement(
            connection,
            "INSERT INTO temp.origins (position, client, sequence, goes_on) VALUES (?1, ?2, ?3, ?4)"
        );
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            var (client, sequence, goesOn) = OriginRow.Of(rows.GetString(1));
            insert.Bind(1, rows.GetInt64(0)).Bind(2, client).Bind(3, (long?)sequence).Bind(4, goesOn ? 1 : 0).Run();
        }
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
