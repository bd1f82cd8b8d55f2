using Microsoft.Data.Sqlite;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Reads the journals of one consultation in parts, within one transaction.</summary>
/// <remarks>
/// Every statement finds its rows by an index or by their places, so that none goes through entries that nobody asked for; only
/// <see cref="LatestTime"/> does.
/// </remarks>
internal sealed class JournalReader : IJournalReader
{
    private const string ByPlace = "WHERE e.id > $1 AND e.id <= $2 ORDER BY e.id";
    private static readonly string OfSpans =
        Query.From("stream", "first_version", "end_version", "last_id")
        + "CROSS JOIN streams s ON s.id = r.stream AND s.consultation = $2 "
        + "CROSS JOIN entries e ON e.stream = s.number AND e.version >= r.first_version AND e.version < r.end_version "
        + "AND +e.id <= r.last_id ";

    private readonly StorageContext _context;
    private readonly long _number;
    private readonly Lazy<ILookup<StreamId, CheckpointMark>> _checkpoints;

    /// <param name="context">The database as of one moment; the reader disposes of it.</param>
    /// <param name="consultation">The consultation.</param>
    public JournalReader(StorageContext context, ConsultationId consultation)
    {
        (_context, Consultation) = (context, consultation);
        _checkpoints = new(() => CheckpointReader.Marks(context, consultation).ToLookup(c => c.Stream));
        (_number, Place) = First(
            "SELECT number, place FROM consultations WHERE id = $1",
            row => (row.GetInt64(0), row.GetInt64(1)),
            consultation.Value
        );
    }

    /// <inheritdoc/>
    public ConsultationId Consultation { get; }

    /// <inheritdoc/>
    public long Place { get; }

    /// <inheritdoc/>
    public ILookup<StreamId, CheckpointMark> Checkpoints => _checkpoints.Value;

    /// <inheritdoc/>
    public long EndOfStep(long place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(place, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(place, Place);
        var next = First(
            "SELECT e.id FROM entries e WHERE e.id > $1 AND e.id <= $2 "
                + "AND (e.client IS NOT NULL OR e.stream = (SELECT number FROM streams WHERE id = $3)) ORDER BY e.id LIMIT 1",
            row => EntryId.PlaceOf(row.GetInt64(0)),
            Row(place),
            Row(Place),
            Consultation.Stream.Value
        );
        return next == 0 ? Place : next - 1;
    }

    /// <inheritdoc/>
    public IEnumerable<Entry> ReadDecisions(long upTo) =>
        EntryReader.Read(
            _context,
            "WHERE e.stream = (SELECT number FROM streams WHERE id = $1) AND e.id <= $2 ORDER BY e.version",
            Consultation.Stream.Value,
            Row(upTo)
        );

    /// <inheritdoc/>
    public IEnumerable<Entry> ReadBetween(long after, long upTo) => EntryReader.Read(_context, ByPlace, Row(after), Row(upTo));

    /// <inheritdoc/>
    public ILookup<StreamId, Entry> Read(IReadOnlyCollection<EntrySpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var rows = Query.Table(spans, (json, span) =>
        {
            json.WriteStringValue(span.Stream.Value);
            json.WriteNumberValue(span.From);
            json.WriteNumberValue(span.Before);
            json.WriteNumberValue(Row(span.UpTo));
        });

        // They come span by span in the order of the index. To sort them would cost more than to read them, and whoever folds refuses
        // another order.
        return EntryReader.ReadFrom(_context, OfSpans, "", rows, _number).ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public IEnumerable<Checkpoint> Read(IReadOnlyCollection<CheckpointMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return CheckpointReader.Read(_context, marks);
    }

    /// <inheritdoc/>
    public string Head(IEnumerable<(StreamId Stream, int Version)> journals)
    {
        var rows = Query.Table(journals, (json, journal) =>
        {
            json.WriteStringValue(journal.Stream.Value);
            json.WriteNumberValue(journal.Version);
        });
        return HashChain.JournalHead(
            Query.Rows(
                _context,
                $"SELECT s.id, e.hash {Query.From("stream", "version")} CROSS JOIN streams s ON s.id = r.stream "
                    + "CROSS JOIN entries e ON e.stream = s.number AND e.version = r.version",
                row => (new StreamId(row.GetString(0)), EntryReader.Hash(row, 1)),
                rows
            )
        );
    }

    /// <inheritdoc/>
    public DateTimeOffset LatestTime(long upTo) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            First("SELECT max(at) FROM entries WHERE id > $1 AND id <= $2", row => row.GetInt64(0), Row(0), Row(upTo))
        );

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private long Row(long place) => EntryId.Of(_number, place);

    private T? First<T>(string sql, Func<SqliteDataReader, T> read, params object[] values) =>
        Query.Rows(_context, sql, read, values).FirstOrDefault();
}
