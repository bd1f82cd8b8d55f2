using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Plymouth.BmeCode.Storage;

/// <summary>Opens the database file, and sees to it that its schema is this program's.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "bmecode.db";

    /// <summary>Seconds that a connection waits for another connection's short transaction.</summary>
    private const int PatienceSeconds = 10;

    private static readonly string EachConnection = $"PRAGMA busy_timeout = {PatienceSeconds * 1000}; PRAGMA synchronous = FULL;";

    private readonly string _reading;
    private readonly string _writing;

    public Database(string path)
    {
        Path = path;
        _reading = ConnectionString(SqliteOpenMode.ReadOnly, pooling: true);
        _writing = ConnectionString(SqliteOpenMode.ReadWrite, pooling: true);
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens a context that sees what is committed and can write nothing.</summary>
    public StorageContext Read() => Context(Open(_reading));

    /// <summary>Opens a context that sees what is committed at one moment, however long it is read, and can write nothing.</summary>
    public StorageContext ReadOneMoment()
    {
        var context = Read();
        context.Database.UseTransaction(((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true));
        return context;
    }

    /// <summary>
    /// Opens a context for short writes of people and links. Begin a transaction before reading what is then changed: it begins IMMEDIATE,
    /// so it waits its turn and cannot lose it.
    /// </summary>
    public StorageContext Write() => Context(Open(_writing));

    /// <summary>Opens a connection of the journal writer's own, outside the pool.</summary>
    public StorageContext OpenForWriter() => Context(Open(ConnectionString(SqliteOpenMode.ReadWrite, pooling: false)));

    /// <summary>
    /// Makes the file when it is missing, and brings its schema up to this program's. Only the holder of the folder's lock may call this.
    /// </summary>
    /// <remarks>
    /// A database in which all consultations share one order, or people have one role in all of them, is copied beside first, under a name
    /// with the time in it. The change itself is one transaction: whatever interrupts it, the database is as it was.
    /// </remarks>
    /// <exception cref="DataFolderException">The schema is of a newer program, or there is no room for the copy.</exception>
    public void BringUpToDate(TimeProvider time)
    {
        using var context = Context(Open(ConnectionString(SqliteOpenMode.ReadWriteCreate, pooling: false)));
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        RefuseNewerSchema(context);
        if (!context.Database.GetPendingMigrations().Any())
        {
            return;
        }

        ForgetInterruptedMigration(context);
        var copy = IsOfOneOrder(context) || HasOneRoleForAll(context) ? CopyBefore(context, time) : null;
        try
        {
            OwnersOfStreams.Note(context);
            context.Database.Migrate();
        }
        catch when (copy is not null)
        {
            // Nothing was changed. What tries again must not fill the disk with copies.
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>
    /// True for a database of a build before 30 November 2026, in which the entries of all consultations share one order.
    /// </summary>
    public static bool IsOfOneOrder(StorageContext context) =>
        context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_table_info('entries') WHERE name = 'position'").Single() > 0;

    /// <summary>True for a database of a build in which people had one role in all consultations.</summary>
    private static bool HasOneRoleForAll(StorageContext context) =>
        context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_table_info('people') WHERE name = 'role'").Single() > 0;

    /// <summary>Checks a database of an earlier build and copies it beside, before it is changed. Returns the path of the copy.</summary>
    private string CopyBefore(StorageContext context, TimeProvider time)
    {
        if (IsOfOneOrder(context))
        {
            DatabaseCheck.RefuseDamaged(Path, EarlierEntries.Faults(context));
        }

        var copy = string.Create(CultureInfo.InvariantCulture, $"{Path}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        try
        {
            Backup.Copy(context, copy);
            return copy;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(
                $"The database {Path} is of an earlier version of this program. Before it is changed a copy is made beside it, and that "
                    + $"could not be written: {SqliteFault.InWords(e)} Nothing was changed.",
                e
            );
        }
    }

    /// <summary>True when nothing has to be done to the schema.</summary>
    /// <exception cref="DataFolderException">The schema is of a newer program.</exception>
    public bool IsUpToDate()
    {
        using var context = Write();
        RefuseNewerSchema(context);
        return !context.Database.GetPendingMigrations().Any();
    }

    /// <summary>Closes the pooled connections, so that the file can be moved or deleted.</summary>
    public void Dispose()
    {
        foreach (var pool in new[] { _reading, _writing })
        {
            using var connection = new SqliteConnection(pool);
            SqliteConnection.ClearPool(connection);
        }
    }

    private void RefuseNewerSchema(StorageContext context)
    {
        var unknown = context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new DataFolderException(
                $"The database {Path} was written by a newer version of this program: it has the schema change \"{unknown[^1]}\", "
                    + "which this version does not know. Start the newer version, or give another data folder."
            );
        }
    }

    /// <summary>
    /// Deletes the row that a process killed while it migrated left in EF's lock table, because EF would wait for it for ever. The caller
    /// holds the folder's lock and so knows that nobody else is migrating.
    /// </summary>
    private static void ForgetInterruptedMigration(StorageContext context)
    {
        var stands = context
            .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .Single();
        if (stands > 0)
        {
            context.Database.ExecuteSqlRaw("DELETE FROM __EFMigrationsLock");
        }
    }

    private static StorageContext Context(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<StorageContext>().UseSqlite(connection, contextOwnsConnection: true).Options);

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = EachConnection;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = pooling,
            ForeignKeys = true,
            DefaultTimeout = PatienceSeconds,
        }.ToString();
}
