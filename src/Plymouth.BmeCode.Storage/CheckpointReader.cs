using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads checkpoints that belong to the entry of their version and are unaltered.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads those of a consultation, or of all when null, each with the number of its stream.</summary>
    public static List<(long Stream, Checkpoint Checkpoint)> Read(StorageContext context, ConsultationId? consultation = null)
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT s.number, s.id, c.version, e.id, c.body, c.body_hash FROM checkpoints c JOIN streams s ON s.number = c.stream "
            + "JOIN entries e ON e.stream = c.stream AND e.version = c.version AND e.hash = c.entry_hash "
            + (consultation is null ? "" : "WHERE s.consultation = (SELECT number FROM consultations WHERE id = $1)");
        if (consultation is { } id)
        {
            command.Parameters.AddWithValue("$1", id.Value);
        }

        using var row = command.ExecuteReader();
        var found = new List<(long, Checkpoint)>();
        while (row.Read())
        {
            var body = row.GetString(4);
            if (HashChain.BodyHash(body) == EntryReader.Hash(row, 5))
            {
                found.Add(
                    (row.GetInt64(0), new(new(row.GetString(1)), row.GetInt32(2), EntryId.PlaceOf(row.GetInt64(3)), body))
                );
            }
        }

        return found;
    }
}
