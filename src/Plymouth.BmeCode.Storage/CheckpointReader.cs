using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads checkpoints that belong to the entry of their version and are unaltered.</summary>
internal static class CheckpointReader
{
    private const string WithEntry =
        "CROSS JOIN entries e ON e.stream = c.stream AND e.version = c.version AND e.hash = c.entry_hash ";

    /// <summary>
    /// Returns where those of a consultation stand, or of all when null, in order of version within each stream. Their bodies are not read.
    /// </summary>
    public static IEnumerable<CheckpointMark> Marks(StorageContext context, ConsultationId? consultation = null) =>
        Query.Rows(
            context,
            $"SELECT s.id, c.version, e.id FROM streams s CROSS JOIN checkpoints c ON c.stream = s.number {WithEntry}"
                + "WHERE $1 IS NULL OR s.consultation = (SELECT number FROM consultations WHERE id = $1) ORDER BY s.number, c.version",
            row => new CheckpointMark(new(row.GetString(0)), row.GetInt32(1), EntryId.PlaceOf(row.GetInt64(2))),
            consultation is { Value: var id } ? id : DBNull.Value
        );

    /// <summary>Reads those that stand at the marks; one that is gone or altered is left out.</summary>
    public static IEnumerable<Checkpoint> Read(StorageContext context, IEnumerable<CheckpointMark> marks) =>
        Query
            .Rows(
                context,
                $"SELECT s.id, c.version, e.id, c.body, c.body_hash {Query.From("stream", "version")} CROSS JOIN streams s ON s.id = r.stream "
                    + $"CROSS JOIN checkpoints c ON c.stream = s.number AND c.version = r.version {WithEntry}",
                row =>
                    (
                        Checkpoint: new Checkpoint(
                            new(row.GetString(0)),
                            row.GetInt32(1),
                            EntryId.PlaceOf(row.GetInt64(2)),
                            row.GetString(3)
                        ),
                        Hash: EntryReader.Hash(row, 4)
                    ),
                Query.Table(
                    marks,
                    (json, mark) =>
                    {
                        json.WriteStringValue(mark.Stream.Value);
                        json.WriteNumberValue(mark.Version);
                    }
                )
            )
            .Where(c => HashChain.BodyHash(c.Checkpoint.Body) == c.Hash)
            .Select(c => c.Checkpoint);
}
