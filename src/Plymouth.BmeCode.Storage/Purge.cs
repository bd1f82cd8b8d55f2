using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Clears the places on the disk in which erased words may still lie: free pages, the log beside the database, and copies of the database
/// that an upgrade left. That it is due is noted in the transaction that erases, so whatever interrupts it, the next erasing or start goes
/// on with it.
/// </summary>
/// <remarks>Only the holder of the folder's lock may purge. Source of the method: sqlite.org/pragma.html#pragma_secure_delete.</remarks>
internal static class Purge
{
    /// <summary>True when words were erased and their places were not all cleared since.</summary>
    public static bool IsDue(Database database)
    {
        using var context = database.Read();
        return context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM purges_due").Single() > 0;
    }

    /// <summary>Clears them, as far as it goes now.</summary>
    public static Purged Run(Database database)
    {
        var copies = new List<string>();
        try
        {
            foreach (var copy in Copies(database.Path))
            {
                File.Delete(copy);
                copies.Add(copy);
            }

            using var context = database.OpenForWriter();
            context.Database.ExecuteSqlRaw("PRAGMA secure_delete = ON");
            context.Database.ExecuteSqlRaw("DELETE FROM summaries");
            context.Database.ExecuteSqlRaw("VACUUM");
            if (!EmptyLog(context))
            {
                return new(
                    copies,
                    "Another program reads the database, so its log could not be emptied. Close it; the next start or erasing goes on."
                );
            }

            context.Database.ExecuteSqlRaw("DELETE FROM purges_due");
            return new(copies, null);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new(copies, SqliteFault.InWords(e));
        }
    }

    /// <summary>The copies of a database that upgrades left beside it, unfinished ones too.</summary>
    private static string[] Copies(string database) =>
        Directory.GetFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}.before-*");

    /// <summary>Copies the whole log into the database and cuts it to nothing; false when somebody still reads what was before.</summary>
    private static bool EmptyLog(StorageContext context)
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var row = command.ExecuteReader();
        return row.Read() && row.GetInt64(0) == 0;
    }
}
