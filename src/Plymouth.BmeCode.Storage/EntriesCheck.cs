using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>
/// Goes through all entries once, or those of one consultation: their chains, that none is missing, and the checkpoints made from them.
/// </summary>
/// <param name="context">The database.</param>
/// <param name="withCheckpoints">True to compare all checkpoints with what their journals come to.</param>
/// <param name="only">The one consultation to go through; all when null.</param>
internal sealed class EntriesCheck(StorageContext context, bool withCheckpoints = false, ConsultationId? only = null)
{
    private readonly ChainCheck _chains = new();
    private readonly CheckpointCheck _checkpoints = new(
        withCheckpoints ? CheckpointReader.Marks(context) : [],
        mark => CheckpointReader.Read(context, [mark]).SingleOrDefault()
    );
    private readonly ErasureCheck _erasures = new();

    /// <summary>The number of entries met so far.</summary>
    public long Count { get; private set; }

    /// <summary>The number of streams met so far.</summary>
    public int Streams => _chains.Streams;

    /// <summary>A hash over the heads of the streams met so far.</summary>
    public string JournalHead => HashChain.JournalHead(_chains.Heads);

    /// <summary>
    /// Finds what is wrong, in order of stream and version. The caller goes through it once, to its end or to the first fault.
    /// </summary>
    public IEnumerable<string> Faults()
    {
        foreach (var entry in Entries())
        {
            Count++;
            _erasures.Take(entry);
            var fault = _chains.Fault(entry);
            if ((fault ?? _checkpoints.Fault(entry)) is { } found)
            {
                yield return found;
            }

            if (fault is not null)
            {
                _checkpoints.Leave(entry.Stream);
            }
        }

        foreach (var altered in _erasures.Faults())
        {
            yield return altered;
        }

        // A consultation's row says how many places were given, so entries that were cut off, chains and all, still show.
        foreach (var (id, given, stand, last) in Consultations())
        {
            if (given != stand || given != last)
            {
                yield return $"Consultation {id}: {given} entries were written, {stand} stand here, the last of them at place {last}.";
            }
            else if (only is not null && Count != stand)
            {
                yield return $"Consultation {id}: {stand} entries stand here, and {Count} belong to its streams and can be read.";
            }
        }

        foreach (var fault in FaultsOfRows())
        {
            yield return fault;
        }
    }

    private IEnumerable<Entry> Entries() =>
        only is { Value: var id }
            ? EntryReader.Read(
                context,
                "WHERE s.consultation = (SELECT number FROM consultations WHERE id = $1) ORDER BY e.stream, e.version",
                id
            )
            : EntryReader.Read(context, "ORDER BY e.stream, e.version");

    private IEnumerable<string> FaultsOfRows()
    {
        // Rows that entries name by number are read with them; where one is missing or another's, the entry would go unread or say less.
        var lost = Ask(
            $"SELECT (SELECT COUNT(*) FROM entries WHERE {InScope("id")}) - (SELECT COUNT(*) FROM entries e "
                + "JOIN streams s ON s.number = e.stream JOIN consultations c ON c.number = s.consultation AND c.number = e.id >> 32 "
                + "JOIN members m ON m.number = e.member JOIN kinds k ON k.number = e.kind LEFT JOIN clients cl ON cl.number = e.client "
                + $"WHERE (e.client IS NULL OR cl.stream = e.stream) AND {InScope("e.id")}) AS Value"
        );
        if (lost > 0)
        {
            yield return $"{lost} entries{OfThis} belong to no stream of their consultation, or their member, kind or client is missing.";
        }

        var miscounted = Ask(
            "SELECT COUNT(*) AS Value FROM clients c LEFT JOIN (SELECT client, max(coalesce(sequence >> 1, 0)) AS last FROM entries "
                + $"WHERE client IS NOT NULL AND {InScope("id")} GROUP BY client) e ON e.client = c.number "
                + $"WHERE c.sequence IS NOT e.last AND {ClientInScope}"
        );
        if (miscounted > 0)
        {
            yield return $"{miscounted} clients{OfThis} have not counted to the number of their last change.";
        }

        var gone = Ask("SELECT coalesce(max(number), 0) - COUNT(*) AS Value FROM consultations");
        if (gone > 0)
        {
            yield return $"{gone} consultations are missing.";
        }
    }

    private string OfThis => only is { } id ? $" of consultation {id}" : "";

    /// <summary>A condition that takes the ids of the entries looked at; <c>{0}</c> is the consultation.</summary>
    private string InScope(string id) =>
        only is null
            ? "1"
            : $"{id} > (SELECT number << 32 FROM consultations WHERE id = {{0}}) "
                + $"AND {id} < (SELECT (number + 1) << 32 FROM consultations WHERE id = {{0}})";

    private string ClientInScope =>
        only is null
            ? "1"
            : "c.stream IN (SELECT number FROM streams WHERE consultation = (SELECT number FROM consultations WHERE id = {0}))";

    private long Ask(string sql) => context.Database.SqlQueryRaw<long>(sql, only is { Value: var id } ? [id] : []).Single();

    private List<(string Id, long Given, long Stand, long Last)> Consultations()
    {
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText =
            "SELECT c.id, c.place, (SELECT COUNT(*) FROM entries WHERE id > c.number << 32 AND id < (c.number + 1) << 32), "
            + "(SELECT max(id) FROM entries WHERE id > c.number << 32 AND id < (c.number + 1) << 32) FROM consultations c "
            + "WHERE $1 IS NULL OR c.id = $1 ORDER BY c.number";
        command.Parameters.AddWithValue("$1", only is { Value: var id } ? id : DBNull.Value);
        using var row = command.ExecuteReader();
        var all = new List<(string, long, long, long)>();
        while (row.Read())
        {
            all.Add((row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? 0 : EntryId.PlaceOf(row.GetInt64(3))));
        }

        return all;
    }
}
