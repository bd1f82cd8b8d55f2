using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Storage;

/// <summary>Takes words out of bodies and files of publications, within the transaction of the writer's session.</summary>
/// <remarks>What a row leaves free is overwritten at once; the rest is done by <see cref="Purge"/>, which is noted as due.</remarks>
internal static partial class ErasingWriter
{
    /// <summary>Puts the blanked bodies in place of those that stand, and exchanges the files.</summary>
    /// <exception cref="InvalidOperationException">An entry is not there.</exception>
    public static void Write(StorageContext context, WordsErased erased)
    {
        var at = erased.Entry.At.ToUnixTimeMilliseconds();
        context.Database.ExecuteSqlRaw("PRAGMA secure_delete = ON");
        context.Database.ExecuteSql($"INSERT INTO purges_due (at) VALUES ({at})");
        foreach (var body in erased.Bodies)
        {
            var written = Convert.FromHexString(body.WrittenHash);
            var changed = context.Database.ExecuteSql(
                $"""
                UPDATE entries SET
                    body = (SELECT substr({body.Body}, length(opens) + 1, length({body.Body}) - length(opens) - length(closes))
                        FROM kinds WHERE number = entries.kind),
                    body_hash = coalesce(body_hash, {written})
                WHERE stream = (SELECT number FROM streams WHERE id = {body.Stream.Value}) AND version = {body.Version}
                """
            );
            if (changed != 1)
            {
                throw new InvalidOperationException($"Stream {body.Stream} has no version {body.Version}: nothing was erased.");
            }
        }

        foreach (var bytes in erased.DocumentsMade)
        {
            var hash = KeptDocuments.HashOf(bytes);
            context.Database.ExecuteSql($"INSERT OR IGNORE INTO documents (hash, bytes, kept_at) VALUES ({hash}, {bytes}, {at})");
        }
    }

    /// <summary>
    /// Deletes the files that no publication names once the entry that says what was erased is written, as it must be: those that held the
    /// words, and those of a publication that was refused, of which nobody can know which words they hold.
    /// </summary>
    public static void DeleteDocuments(StorageContext context)
    {
        var named = NamedDocuments(context);
        foreach (var hash in context.Documents.Select(d => d.Hash).ToList().Where(hash => !named.Contains(hash)))
        {
            context.Database.ExecuteSql($"INSERT OR IGNORE INTO erased_documents (hash) VALUES ({hash})");
            context.Database.ExecuteSql($"DELETE FROM documents WHERE hash = {hash}");
        }

        // A file of the same bytes that is kept later is again one that nothing deletes.
        context.Database.ExecuteSqlRaw("DELETE FROM erased_documents");
    }

    /// <summary>The hashes of the files that publications name, of all consultations.</summary>
    private static HashSet<string> NamedDocuments(StorageContext context)
    {
        var named = new HashSet<(long Consultation, int Publication, string Name, string Hash)>();
        foreach (var (consultation, kind, body) in Publications(context))
        {
            switch (Read(kind, body))
            {
                case null:
                    named.UnionWith(Hashes().Matches(body).Select(m => (consultation, 0, "", m.Value)));
                    break;
                case CodePublished published:
                    named.UnionWith(published.Documents.Select(d => (consultation, published.Number, d.Name, d.Hash)));
                    break;
                case Erased { Documents: var documents }:
                    named.ExceptWith(documents.Select(d => (consultation, d.Publication, d.Name, d.Before)));
                    named.UnionWith(
                        documents.Where(d => d.Now is not null).Select(d => (consultation, d.Publication, d.Name, d.Now!))
                    );
                    break;
            }
        }

        return [.. named.Select(d => d.Hash)];
    }

    /// <summary>
    /// Reads what a publication or an erasing says; null where this program cannot, and must take all hashes in it for names.
    /// </summary>
    private static Event? Read(string kind, string body)
    {
        try
        {
            return EventCodec.Read(kind, body);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hashes();

    private static List<(long Consultation, string Kind, string Body)> Publications(StorageContext context)
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT e.id >> 32, k.name, k.opens || e.body || k.closes FROM entries e JOIN kinds k ON k.number = e.kind "
            + "WHERE k.name IN ($1, $2) AND e.body IS NOT NULL ORDER BY e.id";
        command.Parameters.AddWithValue("$1", EventCodec.KindOf<CodePublished>());
        command.Parameters.AddWithValue("$2", EventCodec.KindOf<Erased>());
        using var row = command.ExecuteReader();
        var all = new List<(long, string, string)>();
        while (row.Read())
        {
            all.Add((row.GetInt64(0), row.GetString(1), row.GetString(2)));
        }

        return all;
    }
}
