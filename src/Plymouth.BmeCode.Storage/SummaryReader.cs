using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads the summaries of consultations that have not grown since their summary was made.</summary>
internal static class SummaryReader
{
    public static Dictionary<ConsultationId, ConsultationSummary> Read(StorageContext context)
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT c.id, k.title, k.source_file, k.comments, k.answered, k.clauses, k.agreed, k.open_promises FROM summaries k "
            + "JOIN consultations c ON c.number = k.consultation AND c.place = k.place AND c.arriving = 0";
        using var row = command.ExecuteReader();
        var summaries = new Dictionary<ConsultationId, ConsultationSummary>();
        while (row.Read())
        {
            var id = new ConsultationId(row.GetString(0));
            summaries.Add(
                id,
                new(
                    id,
                    row.GetString(1),
                    row.GetString(2),
                    new(row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7))
                )
            );
        }

        return summaries;
    }
}
