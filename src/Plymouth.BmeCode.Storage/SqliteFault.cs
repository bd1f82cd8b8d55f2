using Microsoft.Data.Sqlite;

namespace Plymouth.BmeCode.Storage;

/// <summary>Says what SQLite's result codes mean here. Source: sqlite.org/rescode.html.</summary>
internal static class SqliteFault
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int NotADatabase = 26;
    private const int ConstraintUnique = 2067;
    private const string FullInWords = "The disk is full. Make room on it; nothing that was saved is lost.";

    /// <summary>True when a unique key stands already, because somebody else was first.</summary>
    public static bool IsTaken(SqliteException e) => e.SqliteExtendedErrorCode == ConstraintUnique;

    /// <summary>True when the statement itself is at fault and the transaction around it is whole.</summary>
    private static bool IsOfTheStatement(SqliteException e) => e.SqliteErrorCode is Constraint or TooBig;

    /// <summary>
    /// True when the batch that was being written is at fault, and what was written before it in the transaction is whole.
    /// </summary>
    public static bool IsOfTheBatch(Exception e) => e is not SqliteException sqlite || IsOfTheStatement(sqlite);

    public static bool IsNotADatabase(SqliteException e) => e.SqliteErrorCode is NotADatabase or Corrupt;

    /// <summary>
    /// True when the disk took no more, as the operating system says it: ENOSPC of Linux and macOS (28), disk full of Windows (39, 112).
    /// </summary>
    public static bool IsFull(IOException e) => OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 39 or 112 : e.HResult is 28;

    /// <summary>Returns a sentence for people: what is wrong and what to do.</summary>
    public static string InWords(Exception e) =>
        e is IOException file && IsFull(file)
            ? FullInWords
            : (e as SqliteException)?.SqliteErrorCode switch
            {
                Full => FullInWords,
                InputOutput =>
                    "The disk could not be written or read. Look whether there is room on it, and whether it is still there and sound.",
                ReadOnly => "The database may not be written. Look at the rights of its folder and files.",
                CannotOpen => "The database file cannot be opened. Look whether its folder is still there and may be written.",
                Corrupt or NotADatabase => "The database is damaged. Put a backup in its place.",
                Busy => "Another program holds the database for too long. Close it and try again.",
                _ => e.Message,
            };
}
