using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Plymouth.BmeCode.Storage;

/// <summary>Copies the database as it was at one moment into one file that stands on its own; somebody may be writing meanwhile.</summary>
/// <remarks>
/// The file appears under its name only when it is whole, on disk and checked. Source of the method: sqlite.org/lang_vacuum.html, "VACUUM
/// INTO".
/// </remarks>
internal static class Backup
{
    /// <summary>Writes the copy and checks its hash chains.</summary>
    /// <exception cref="DataFolderException">The file stands there already or cannot be written; nothing is left behind.</exception>
    public static Verification Write(Database database, string file)
    {
        var into = Path.GetFullPath(file);
        if (File.Exists(into) || Directory.Exists(into))
        {
            throw new DataFolderException($"{into} is there already. Give the backup another name, or move that one away first.");
        }

        try
        {
            using var context = database.Write();
            return Copy(context, into, Check);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The backup {into} could not be written: {SqliteFault.InWords(e)}", e);
        }
    }

    /// <summary>Writes the copy as it is, and nothing more.</summary>
    public static void Copy(StorageContext context, string into) => Copy(context, into, _ => true);

    private static T Copy<T>(StorageContext context, string into, Func<string, T> check)
    {
        var unfinished = $"{into}.{Environment.ProcessId}.unfinished";
        try
        {
            context.Database.ExecuteSql($"VACUUM INTO {unfinished}");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            var found = check(unfinished);
            File.Move(unfinished, into);
            return found;
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private static Verification Check(string file)
    {
        using var copy = new Database(file);
        return new Journals(copy, writer: null, wereChecked: true).Verify();
    }
}
