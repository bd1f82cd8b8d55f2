using Microsoft.EntityFrameworkCore;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Storage;

/// <summary>Goes through all entries once: their chains, that none is missing, and the checkpoints made from them.</summary>
internal sealed class EntriesCheck(StorageContext context, IEnumerable<Checkpoint>? checkpoints = null)
{
    private readonly ChainCheck _chains = new();
    private readonly CheckpointCheck _checkpoints = new(checkpoints ?? []);

    /// <summary>The number of entries met so far.</summary>
    public long Count { get; private set; }

    /// <summary>The number of streams met so far.</summary>
    public int Streams => _chains.Streams;

    /// <summary>A hash over the heads of the streams met so far.</summary>
    public string JournalHead => HashChain.JournalHead(_chains.Heads);

    /// <summary>Returns how many entries the database has ever given a position.</summary>
    public static long Given(StorageContext context) =>
        context.Database.SqlQueryRaw<long>("SELECT seq AS Value FROM sqlite_sequence WHERE name = 'entries'").SingleOrDefault();

    /// <summary>
    /// Finds what is wrong, in order of stream and version. The caller goes through it once, to its end or to the first fault.
    /// </summary>
    public IEnumerable<string> Faults()
    {
        foreach (var row in context.Entries.AsNoTracking().OrderBy(e => e.Stream).ThenBy(e => e.Version))
        {
            Count++;
            var entry = row.ToEntry();
            var fault = _chains.Fault(entry, row.BodyHash);
            if ((fault ?? _checkpoints.Fault(entry)) is { } found)
            {
                yield return found;
            }

            if (fault is not null)
            {
                _checkpoints.Leave(entry.Stream);
            }
        }

        // Positions are given without gaps and never twice, so entries that were cut off, chains and all, still show.
        if (Given(context) is var given && given != Count)
        {
            yield return $"{given} entries were written, {Count} stand here.";
        }
    }
}
