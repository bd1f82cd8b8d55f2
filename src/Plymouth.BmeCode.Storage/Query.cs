using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Plymouth.BmeCode.Storage;

/// <summary>Asks the database for rows that no entity has.</summary>
internal static class Query
{
    /// <summary>Reads all rows of a statement, one at a time as the caller goes on.</summary>
    /// <param name="context">The database.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">Values of the parameters <c>$1</c>, <c>$2</c>, ….</param>
    public static IEnumerable<T> Rows<T>(StorageContext context, string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return read(row);
        }
    }

    /// <summary>
    /// Returns the <c>FROM</c> of a statement whose parameter <c>$1</c> is a <see cref="Table"/>, which is called <c>r</c> there. It is
    /// taken apart once and not for each comparison.
    /// </summary>
    /// <param name="columns">The names of the values in each of its rows, in order.</param>
    public static string From(params string[] columns) =>
        $"FROM (WITH given AS MATERIALIZED (SELECT {string.Join(", ", columns.Select((name, at) => $"value ->> {at} AS {name}"))} "
        + "FROM json_each($1)) SELECT * FROM given) r ";

    /// <summary>Returns many values as one, an array of arrays, which <see cref="From"/> takes apart again.</summary>
    /// <param name="all">The values.</param>
    /// <param name="write">Writes what stands in the array of one of them.</param>
    public static string Table<T>(IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var one in all)
            {
                json.WriteStartArray();
                write(json, one);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
