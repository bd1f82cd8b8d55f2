using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// The folder that holds everything: the database, with the keys of sign-ins in it, the anchor and the lock. One process at a time opens it
/// to write, any process to read.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly Database _database;
    private readonly FolderLock? _lock;

    private DataFolder(
        string path,
        Database database,
        FolderLock? held,
        bool wereChecked,
        TimeProvider time,
        IdSource ids,
        ILogger log
    )
    {
        _database = database;
        _lock = held;
        SignInKeys = new SignInKeys(database);
        People = new People(database, ids, log);
        Links = new Links(database, People, time, ids, log);
        Sessions = new Sessions(database, time, ids, log);
        People.Subscribe(person =>
        {
            if (person.Removed)
            {
                Sessions.EndOf(person.Id);
            }
        });
        Documents = new KeptDocuments(database, time);
        Journals = new Journals(
            database,
            held is null ? null : new JournalWriter(database, Anchor.Open(path, time), log),
            wereChecked
        );
    }

    /// <summary>The keys with which sign-ins are sealed, which keep people signed in.</summary>
    public SignInKeys SignInKeys { get; }

    /// <summary>Bytes that can still be written to the disk the folder is on; null when the system does not say.</summary>
    public long? Room
    {
        get
        {
            try
            {
                return new DriveInfo(Path.GetDirectoryName(_database.Path)!).AvailableFreeSpace;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>The journals.</summary>
    public Journals Journals { get; }

    /// <summary>The people who may come in, and those who once could.</summary>
    public People People { get; }

    /// <summary>The links that let people in.</summary>
    public Links Links { get; }

    /// <summary>The browsers that are signed in. A member whose access is taken away is signed out in all of them.</summary>
    public Sessions Sessions { get; }

    /// <summary>The files of publications.</summary>
    public KeptDocuments Documents { get; }

    /// <summary>Opens (and makes) the folder for the one process that writes journals.</summary>
    /// <exception cref="DataFolderException">
    /// Another process holds the folder, it cannot be written, or its database is of a newer program, damaged, gone, or lost its end; the
    /// message says what to do.
    /// </exception>
    public static DataFolder OpenToWrite(string path, TimeProvider time, IdSource ids, ILogger? log = null) => InPlainWords(path, folder =>
        {
            PrivateFiles.MakeFolder(folder);
            var held = FolderLock.TryTake(folder)
                ?? throw new DataFolderException(
                    $"The data folder {folder} is in use by {FolderLock.Holder(folder)}, and only one at a time can write to it. Stop "
                        + "that one first, or give another data folder with --data."
                );
            return OrLetGo(held, () =>
            {
                var mark = Anchor.Read(folder);
                DatabaseCheck.RefuseLost(folder, mark);
                PrivateFiles.Close(folder);
                PrivateFiles.Make(Path.Combine(folder, Database.FileName));
                var database = new Database(Path.Combine(folder, Database.FileName));
                DatabaseCheck.RefuseCutOff(database, mark);
                database.BringUpToDate(time);
                var isSmall = new FileInfo(database.Path).Length <= DatabaseCheck.MostAtStart;
                if (isSmall)
                {
                    DatabaseCheck.RefuseDamaged(database);
                }

                TakeUpPurge(database, log ?? NullLogger.Instance);
                SignInKeys.TakeIn(database, Path.Combine(folder, "keys"), ids);
                if (mark is not { Last.Row: > 0 })
                {
                    NoteFirst(folder, database, time, isNew: mark is null, log ?? NullLogger.Instance);
                }

                return new DataFolder(folder, database, held, isSmall, time, ids, log ?? NullLogger.Instance);
            });
        });

    /// <summary>Opens the folder beside a process that may be writing: journals can be read, and links can be written (invite).</summary>
    /// <remarks>It brings an old schema up to date if nobody holds the folder.</remarks>
    /// <exception cref="DataFolderException">There is no data folder, or it cannot be read.</exception>
    public static DataFolder OpenBeside(string path, TimeProvider time, IdSource ids, ILogger? log = null) => InPlainWords(path, folder =>
        {
            if (!Exists(folder) && Anchor.Read(folder) is null)
            {
                throw new DataFolderException(
                    $"There is no data folder at {folder}. Give its path with --data, or start the program there once without a verb: "
                        + "that makes it."
                );
            }

            var mark = Anchor.Read(folder);
            DatabaseCheck.RefuseLost(folder, mark);
            var database = new Database(Path.Combine(folder, Database.FileName));
            if (!database.IsUpToDate())
            {
                using var held = FolderLock.TryTake(folder)
                    ?? throw new DataFolderException(
                        $"The database in {folder} is of an older version of this program, and {FolderLock.Holder(folder)} is using "
                            + "it. Stop that one first, then try again."
                    );
                DatabaseCheck.RefuseCutOff(database, mark);
                database.BringUpToDate(time);
            }

            DatabaseCheck.RefuseCutOff(database, mark);
            return new DataFolder(folder, database, held: null, wereChecked: true, time, ids, log ?? NullLogger.Instance);
        });

    /// <summary>True when a database stands in the folder already.</summary>
    public static bool Exists(string path) => File.Exists(Path.Combine(path, Database.FileName));

    /// <summary>Writes a consultation that was exported elsewhere: its entries as they are, and the names of its people in it.</summary>
    /// <exception cref="JournalException">
    /// A hash does not follow, a version is missing, a stream stands here already, or the disk could not be written; the message says
    /// whether anything is written.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The data folder was opened beside another process, or somebody being told of a settled batch asks.
    /// </exception>
    public void TakeIn(ConsultationId consultation, IReadOnlyList<Entry> entries, IReadOnlyList<(MemberId Id, string Name)> people)
    {
        Journals.WriteAsTheyAre(consultation, entries, people);
        People.ReadImported();
    }

    /// <summary>
    /// Checks what the start left out of a large database, step by step as the caller goes on; no step when it left nothing out. Each step
    /// returns the faults it found, saying where and what.
    /// </summary>
    public IEnumerable<IReadOnlyList<string>> CheckBehind()
    {
        if (Journals.WereChecked)
        {
            yield break;
        }

        foreach (var id in Journals.StoredOrArriving)
        {
            yield return DatabaseCheck.FaultsOf(_database, id);
        }

        yield return DatabaseCheck.DamageOf(_database);
    }

    /// <summary>
    /// Erases words about a person, and clears the places on the disk in which they lay. What that cannot reach now is cleared at the next
    /// erasing or start.
    /// </summary>
    /// <exception cref="JournalException">Nothing was erased; the message says why.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data folder was opened beside another process, or somebody being told of a settled batch asks.
    /// </exception>
    public Purged Erase(ConsultationId consultation, WordsErased erased)
    {
        Journals.Erase(consultation, erased);
        return Purge.Run(_database);
    }

    /// <summary>
    /// Writes a copy of the database as it is now into one file and checks its hash chains; a process may be writing meanwhile. Put the
    /// file as bmecode.db into a new folder to use it.
    /// </summary>
    /// <exception cref="DataFolderException">The file stands there already or cannot be written; the message says what to do.</exception>
    public Verification BackUp(string file) => Backup.Write(_database, file);

    /// <summary>Ends the writer after what is queued, closes the database and lets go of the lock.</summary>
    public void Dispose()
    {
        Journals.Close();
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
        catch (IOException e) when (SqliteFault.IsFull(e))
        {
            throw new DataFolderException($"The data folder {folder} cannot be written. {SqliteFault.InWords(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"The data folder {folder} cannot be written: {e.Message} Give it to the user who runs this program, or give another "
                    + "folder with --data.",
                e
            );
        }
    }

    private static string Reason(string folder, SqliteException e)
    {
        var file = Path.Combine(folder, Database.FileName);
        return SqliteFault.IsNotADatabase(e)
            ? $"{file} is not a database of this program, or it is damaged. Put a backup in its place, or move it away to start afresh."
            : $"The database {file} cannot be opened: {SqliteFault.InWords(e)}";
    }

    /// <summary>
    /// Goes on with clearing the places in which erased words lay, where that was interrupted. The folder opens in any case.
    /// </summary>
    private static void TakeUpPurge(Database database, ILogger log)
    {
        if (!Purge.IsDue(database))
        {
            return;
        }

        if (Purge.Run(database).NotYet is { } reason)
        {
            StorageLog.NotPurged(log, reason);
        }
        else
        {
            StorageLog.Purged(log);
        }
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

    /// <summary>
    /// Notes the first anchor of a new folder, of one that an earlier build wrote, or of a backup put in place. From now on it shows when
    /// something is cut off.
    /// </summary>
    private static void NoteFirst(string folder, Database database, TimeProvider time, bool isNew, ILogger log)
    {
        using var context = database.Read();
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT id, hash, (SELECT sum(place) FROM consultations) FROM entries ORDER BY id DESC LIMIT 1";
        using var anchor = Anchor.Open(folder, time);
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            anchor.Note(0, null);
            return;
        }

        // Both places are noted, so that nothing of an earlier build is left there.
        for (var place = 0; place < 2; place++)
        {
            anchor.Note(row.GetInt64(2), new(row.GetInt64(0), EntryReader.Hash(row, 1)));
        }

        if (isNew)
        {
            StorageLog.NoAnchor(log, folder);
        }
    }
}

/// <summary>Thrown when the data folder cannot be used; the message says why and what to do.</summary>
public sealed class DataFolderException(string message, Exception? inner = null) : Exception(message, inner);
