using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// A statement that is prepared once on EF's connection and run over and over. The journal's writer uses it, because a SqliteCommand costs
/// more per entry than the insert itself.
/// </summary>
/// <remarks>Parameters count from 1, columns from 0.</remarks>
internal sealed class Statement : IDisposable
{
    private const int ShortText = 512;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement.</summary>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public Statement(SqliteConnection connection, string text)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value)
    {
        if (value is { } number)
        {
            return Bind(parameter, number);
        }

        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, bytes));
        return this;
    }

    /// <summary>Binds a hash, given as lower-case hex, as its bytes; null as null.</summary>
    public Statement BindHash(int parameter, string? hash) =>
        hash is null ? Bind(parameter, (long?)null) : Bind(parameter, Convert.FromHexString(hash));

    public Statement Bind(int parameter, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_statement, parameter));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > ShortText ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[ShortText];
        Check(raw.sqlite3_bind_text(_statement, parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Runs a statement that gives no rows to its end.</summary>
    /// <exception cref="SqliteException">It could not be run; the statement can be run again.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_DONE or raw.SQLITE_ROW)
        {
            raw.sqlite3_reset(_statement);
            return;
        }

        try
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs a statement that gives one row at the most, and reads it; null when there is none.</summary>
    /// <exception cref="SqliteException">It could not be run; the statement can be run again.</exception>
    public T? First<T>(Func<Statement, T> read)
        where T : class
    {
        var result = raw.sqlite3_step(_statement);
        try
        {
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                SqliteException.ThrowExceptionForRC(result, _database);
            }

            return result == raw.SQLITE_ROW ? read(this) : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>The number in a column of the row being read.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes in a column of the row being read.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Runs an INSERT and returns the number of the row it made.</summary>
    /// <exception cref="SqliteException">It could not be run; the statement can be run again.</exception>
    public long Insert()
    {
        Run();
        return raw.sqlite3_last_insert_rowid(_database);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
