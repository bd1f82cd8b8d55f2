using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Storage;

/// <summary>Takes words out of bodies and files of publications, within the transaction of the writer's session.</summary>
/// <remarks>What a row leaves free is overwritten at once; the rest is done by <see cref="Purge"/>, which is noted as due.</remarks>
internal static class ErasingWriter
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

        foreach (var hash in erased.DocumentsGone.Except(erased.DocumentsMade.Select(bytes => KeptDocuments.HashOf(bytes))))
        {
            context.Database.ExecuteSql($"INSERT OR IGNORE INTO erased_documents (hash) VALUES ({hash})");
        }
    }

    /// <summary>
    /// Deletes the files that were erased, and those that no publication names: a publication for which they were made was refused, and
    /// nobody can know which words they hold. To be called when the entry that says what was erased is written.
    /// </summary>
    public static void DeleteDocuments(StorageContext context)
    {
        context.Database.ExecuteSql(
            $"""
            INSERT OR IGNORE INTO erased_documents (hash) SELECT hash FROM documents d WHERE NOT EXISTS (
                SELECT 1 FROM entries e JOIN kinds k ON k.number = e.kind
                WHERE k.name IN ({EventCodec.KindOf<CodePublished>()}, {EventCodec.KindOf<Erased>()}) AND instr(e.body, d.hash) > 0)
            """
        );
        context.Database.ExecuteSqlRaw("DELETE FROM documents WHERE hash IN (SELECT hash FROM erased_documents)");
    }
}
