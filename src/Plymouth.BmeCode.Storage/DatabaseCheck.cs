using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>Looks whether a data folder is whole before anybody relies on it. Each refusal says what is missing and how to go on.</summary>
internal static class DatabaseCheck
{
    /// <summary>
    /// Bytes up to which a database is checked from end to end before it is served. In a larger one each consultation is checked when it is
    /// opened, and all of it behind the start.
    /// </summary>
    public const long MostAtStart = 8 * 1024 * 1024;

    private const string PutBackup = "Put the newest backup in its place (README: Restore)";

    /// <summary>Refuses a folder that was used before and whose database is missing or empty.</summary>
    /// <exception cref="DataFolderException">The database is missing or empty; the message says how to go on.</exception>
    public static void RefuseLost(string folder, AnchorMark? mark)
    {
        var file = new FileInfo(Path.Combine(folder, Database.FileName));
        if (file is { Exists: true, Length: > 0 } || (mark is not { Entries: > 0 } && !HasKeys(folder)))
        {
            return;
        }

        var held = mark is { Entries: > 0 } ? $"It held {mark.Entries} entries at {Minute(mark)}. " : "";
        throw new DataFolderException(
            $"The database {file.FullName} is {(file.Exists ? "empty" : "missing")}, and this data folder was used before. "
                + $"{held}{PutBackup}, or give another data folder with --data to start afresh."
        );
    }

    /// <summary>Refuses a database that does not hold the entry that was its last when the anchor was written.</summary>
    /// <exception cref="DataFolderException">The database's end was lost, or another database stands in its place.</exception>
    public static void RefuseCutOff(Database database, AnchorMark? mark)
    {
        if (mark is not { Entries: > 0 })
        {
            return;
        }

        using var context = database.Read();
        var (count, holdsLast) = HowFar(context, mark.Last!);
        if (count >= mark.Entries && holdsLast)
        {
            return;
        }

        var what =
            count < mark.Entries
                ? $"{mark.Entries - count} of the {mark.Entries} entries it held are missing from its end"
                : $"entry {mark.Entries} is not the one that was saved";
        throw new DataFolderException(
            $"The database {database.Path} is not the one this data folder was last used with at {Minute(mark)}: {what}. "
                + $"If the file {Database.FileName}-wal was moved or deleted, put it back beside the database. Else put the newest "
                + "backup in the database's place. "
                + $"If an older one stands there on purpose, move the file {Anchor.FileName} away: what came after it is given up then."
        );
    }

    /// <summary>Refuses a database in which something is damaged.</summary>
    /// <exception cref="DataFolderException">Something is damaged; the message names the first of it.</exception>
    public static void RefuseDamaged(Database database)
    {
        using var context = database.Read();
        RefuseDamaged(database.Path, Damage(context).Concat(new EntriesCheck(context).Faults()));
    }

    /// <summary>Returns what is wrong with the entries of one consultation.</summary>
    public static IReadOnlyList<string> FaultsOf(Database database, ConsultationId consultation)
    {
        using var context = database.ReadOneMoment();
        return FaultsOf(context, consultation);
    }

    /// <summary>Returns what is wrong with the entries of one consultation, as of the context's transaction.</summary>
    public static IReadOnlyList<string> FaultsOf(StorageContext context, ConsultationId consultation)
    {
        try
        {
            return [.. new EntriesCheck(context, only: consultation).Faults()];
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException or InvalidCastException or ArgumentException)
        {
            return [$"Consultation {consultation}: an entry cannot be read. {e.Message}"];
        }
    }

    /// <summary>Returns what <see cref="Damage"/> finds.</summary>
    public static IReadOnlyList<string> DamageOf(Database database)
    {
        using var context = database.Read();
        return Damage(context);
    }

    /// <summary>Refuses a database in which any fault is found.</summary>
    /// <exception cref="DataFolderException">One is; the message names the first.</exception>
    public static void RefuseDamaged(string path, IEnumerable<string> faults)
    {
        if (faults.FirstOrDefault() is { } first)
        {
            throw new DataFolderException($"The database {path} is damaged. {first} {PutBackup}; verify lists all that is wrong.");
        }
    }

    /// <summary>Returns what SQLite finds wrong with the file, and files of publications that are no longer what they were.</summary>
    /// <remarks>Source: sqlite.org/pragma.html, "integrity_check".</remarks>
    public static IReadOnlyList<string> Damage(StorageContext context)
    {
        try
        {
            var found = context.Database.SqlQueryRaw<string>("PRAGMA integrity_check(20)").ToList();
            if (found is not ["ok"])
            {
                return found.ConvertAll(line => $"SQLite says: {line.TrimEnd('.')}.");
            }

            return
            [
                .. context
                    .Documents.AsNoTracking()
                    .OrderBy(d => d.Hash)
                    .AsEnumerable()
                    .Where(d => KeptDocuments.HashOf(d.Bytes) != d.Hash)
                    .Select(d => $"A file of a publication ({d.Hash[..12]}…, {d.Bytes.Length} bytes) is not the one that was kept."),
            ];
        }
        catch (SqliteException e)
        {
            return [$"SQLite says: {e.Message.TrimEnd('.')}."];
        }
    }

    /// <summary>
    /// Says how many entries a database holds, of this build or of an earlier one, and whether the one that was written last is among them.
    /// </summary>
    private static (long Count, bool HoldsLast) HowFar(StorageContext context, LastEntry last)
    {
        if (Database.IsOfOneOrder(context))
        {
            return (Ask("SELECT COALESCE(MAX(position), 0) AS Value FROM entries"), Ask("SELECT EXISTS (SELECT 1 FROM entries WHERE "
                + "hash = {0}) AS Value", last.Hash) > 0);
        }

        var hash = Convert.FromHexString(last.Hash);
        var holds =
            last.Row > 0
                ? Ask("SELECT EXISTS (SELECT 1 FROM entries WHERE id = {0} AND hash = {1}) AS Value", last.Row, hash)
                : Ask("SELECT EXISTS (SELECT 1 FROM entries WHERE hash = {0}) AS Value", hash);
        return (Ask("SELECT COALESCE(SUM(place), 0) AS Value FROM consultations"), holds > 0);

        long Ask(string sql, params object[] values) => context.Database.SqlQueryRaw<long>(sql, values).Single();
    }

    /// <summary>True when the folder holds keys of sign-ins, which earlier builds kept in files: it was served then.</summary>
    private static bool HasKeys(string folder)
    {
        var keys = Path.Combine(folder, "keys");
        return Directory.Exists(keys) && Directory.EnumerateFiles(keys).Any();
    }

    private static string Minute(AnchorMark mark) => mark.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
