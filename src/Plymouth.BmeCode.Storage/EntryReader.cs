using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads entries from their rows, row by row.</summary>
internal static class EntryReader
{
    private const string Columns =
        "SELECT e.id, s.id, e.version, m.id, e.at, k.name, c.id, e.sequence, k.opens || e.body || k.closes, e.body_hash, e.hash, "
        + "e.imported ";
    private const string OfAll = "FROM entries e JOIN streams s ON s.number = e.stream ";

    // CROSS JOIN keeps SQLite from putting these first, by which the rows would come in another order.
    private const string Joined =
        "CROSS JOIN members m ON m.number = e.member CROSS JOIN kinds k ON k.number = e.kind LEFT JOIN clients c ON c.number = e.client ";

    /// <summary>Reads the entries that a condition and an order choose.</summary>
    /// <param name="context">The database.</param>
    /// <param name="rest">What follows in the statement: <c>WHERE</c>, <c>ORDER BY</c>. The entries are <c>e</c>, their streams
    /// <c>s</c>.</param>
    /// <param name="values">Values of the parameters <c>$1</c>, <c>$2</c>, ….</param>
    public static IEnumerable<Entry> Read(StorageContext context, string rest, params object[] values) =>
        ReadFrom(context, OfAll, rest, values);

    /// <summary>Reads the entries that tables and a condition choose.</summary>
    /// <param name="context">The database.</param>
    /// <param name="from">The tables from which they come: <c>FROM</c>, with the entries as <c>e</c> and their streams as <c>s</c>.</param>
    /// <param name="rest">What follows in the statement.</param>
    /// <param name="values">Values of the parameters <c>$1</c>, <c>$2</c>, ….</param>
    public static IEnumerable<Entry> ReadFrom(StorageContext context, string from, string rest, params object[] values)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return Query.Rows(context, Columns + from + Joined + rest, row => EntryOf(row, known), values);
    }

    /// <summary>Reads a hash as lower-case hex; empty where the column holds no bytes.</summary>
    public static string Hash(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetValue(column) as byte[] ?? []);

    private static Entry EntryOf(SqliteDataReader row, Dictionary<string, string> known)
    {
        var entry = new Entry(
            EntryId.PlaceOf(row.GetInt64(0)),
            new StreamId(Once(row.GetString(1), known)),
            row.GetInt32(2),
            new MemberId(Once(row.GetString(3), known)),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            Once(row.GetString(5), known),
            row.IsDBNull(6) ? null : OriginRow.TextOf(row.GetString(6), row.IsDBNull(7) ? null : row.GetInt64(7)),
            row.IsDBNull(8) ? null : row.GetString(8),
            Hash(row, 10)
        )
        {
            WrittenBodyHash = row.IsDBNull(9) ? null : Hash(row, 9),
        };
        return row.GetInt64(11) != 0 ? entry.AsImported() : entry;
    }

    /// <summary>Returns the same object for the same text, because ids and kinds come again and again.</summary>
    private static string Once(string text, Dictionary<string, string> known)
    {
        if (!known.TryGetValue(text, out var first))
        {
            known.Add(text, first = text);
        }

        return first;
    }
}
