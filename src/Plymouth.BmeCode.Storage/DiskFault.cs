using Microsoft.Data.Sqlite;

namespace Plymouth.BmeCode.Storage;

/// <summary>Says what a fault of the disk or the database means to people, for callers of this room.</summary>
public static class DiskFault
{
    /// <summary>Returns a sentence that says what is wrong and what to do; null for an exception that is of neither.</summary>
    public static string? InWords(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException or IOException or UnauthorizedAccessException)
            {
                return SqliteFault.InWords(inner);
            }
        }

        return null;
    }
}
