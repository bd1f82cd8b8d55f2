using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>The folder that holds everything: the database, the keys, the lock. Opened to write by one process at a time, to read by any.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly Database _database;
    private readonly FolderLock? _lock;

    private DataFolder(string path, Database database, FolderLock? held, TimeProvider time, IdSource ids, ILogger log)
    {
        _database = database;
        _lock = held;
        KeysPath = MakeKeysFolder(path);
        People = new People(database, ids, log);
        Links = new Links(database, time, ids, log);
        Documents = new KeptDocuments(database, time);
        Journal = new Journal(database, held is null ? null : new JournalWriter(database, log));
    }

    /// <summary>Where data-protection keys are kept; the folder exists and is its owner's alone.</summary>
    public string KeysPath { get; }

    /// <summary>The journals.</summary>
    public Journal Journal { get; }

    /// <summary>Who may come in, and who once could.</summary>
    public People People { get; }

    /// <summary>Links that let people in.</summary>
    public Links Links { get; }

    /// <summary>The files of publications.</summary>
    public KeptDocuments Documents { get; }

    /// <summary>Opens (and makes) the folder for the one process that writes journals.</summary>
    /// <exception cref="DataFolderException">Another process holds it, it cannot be written, or the database is of a newer program; the message says what to do.</exception>
    public static DataFolder OpenToWrite(string path, TimeProvider time, IdSource ids, ILogger? log = null) =>
        InPlainWords(path, folder =>
        {
            Directory.CreateDirectory(folder);
            var held = FolderLock.TryTake(folder) ?? throw new DataFolderException(
                $"The data folder {folder} is in use by {FolderLock.Holder(folder)}, and only one at a time can write to it. Stop that one first, or give another data folder with --data.");
            return OrLetGo(held, () =>
            {
                var database = new Database(Path.Combine(folder, Database.FileName));
                database.BringUpToDate();
                return new DataFolder(folder, database, held, time, ids, log ?? NullLogger.Instance);
            });
        });

    /// <summary>Opens the folder beside a process that may be writing: journals can be read; people and links can be written (invite).</summary>
    /// <remarks>A schema that is not up to date is brought up to date if nobody holds the folder.</remarks>
    /// <exception cref="DataFolderException">There is no data folder, or it cannot be read.</exception>
    public static DataFolder OpenBeside(string path, TimeProvider time, IdSource ids, ILogger? log = null) =>
        InPlainWords(path, folder =>
        {
            if (!Exists(folder))
            {
                throw new DataFolderException(
                    $"There is no data folder at {folder}. Give its path with --data, or start the program there once without a verb: that makes it.");
            }

            var database = new Database(Path.Combine(folder, Database.FileName));
            if (!database.IsUpToDate())
            {
                using var held = FolderLock.TryTake(folder) ?? throw new DataFolderException(
                    $"The database in {folder} is of an older version of this program, and {FolderLock.Holder(folder)} is using it. Stop that one first, then try again.");
                database.BringUpToDate();
            }

            return new DataFolder(folder, database, held: null, time, ids, log ?? NullLogger.Instance);
        });

    /// <summary>True where a database stands in the folder already.</summary>
    public static bool Exists(string path) => File.Exists(Path.Combine(path, Database.FileName));

    /// <summary>Writes a copy of the database as it is now into one file and checks its hash chains; a process may be writing meanwhile. Put the file as bmecode.db into a new folder to use it.</summary>
    /// <exception cref="DataFolderException">The file stands there already or cannot be written; the message says what to do.</exception>
    public Verification BackUp(string file) => Backup.Write(_database, file);

    /// <summary>Ends the writer after what is queued, closes the database, lets go of the lock.</summary>
    public void Dispose()
    {
        Journal.Close();
        _database.Dispose();
        _lock?.Dispose();
    }

    private static DataFolder InPlainWords(string path, Func<string, DataFolder> open)
    {
        var folder = Path.GetFullPath(path);
        if (File.Exists(folder))
        {
            throw new DataFolderException($"{folder} is a file; the data folder must be a folder. Give another path with --data.");
        }

        try
        {
            return open(folder);
        }
        catch (SqliteException e)
        {
            throw new DataFolderException(Reason(folder, e), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {folder} cannot be written: {e.Message} Give it to the user who runs this program, or give another folder with --data.", e);
        }
    }

    private static string Reason(string folder, SqliteException e)
    {
        var file = Path.Combine(folder, Database.FileName);
        return SqliteFault.IsNotADatabase(e)
            ? $"{file} is not a database of this program, or it is damaged. Put a backup in its place, or move it away to start afresh."
            : $"The database {file} cannot be opened: {SqliteFault.InWords(e)}";
    }

    private static DataFolder OrLetGo(FolderLock held, Func<DataFolder> open)
    {
        try
        {
            return open();
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static string MakeKeysFolder(string folder)
    {
        var keys = Path.Combine(folder, "keys");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(keys);
        }
        else
        {
            Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return keys;
    }
}

/// <summary>The data folder cannot be used; the message says why and what to do.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
