using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>
/// A consultation as its journal stood at one moment: the table, the journal head, and the entries where a document has them in it.
/// </summary>
/// <remarks>
/// It is read from the journal and not from a room, so that a document, its stamp and the entries in it belong together whatever is being
/// typed meanwhile. The table costs what was written since the checkpoints before; all entries are read only for who asks for them.
/// </remarks>
public sealed class ConsultationMoment
{
    private readonly Lazy<ImmutableList<Entry>> _entries;

    private ConsultationMoment(IJournalReader journal, long place, Func<IEnumerable<Entry>> entries)
    {
        Table = Replay.Of(journal, place).ToTable();
        Place = place;
        At = journal.LatestTime(place);
        JournalHead = journal.Head(
            Table.Passages.Values.Select(p => (p.Id.Stream, p.Version)).Prepend((journal.Consultation.Stream, Table.Consultation.Version))
        );
        _entries = new(() => [.. entries()]);
    }

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary>The place of the last entry, which is how many there are.</summary>
    public long Place { get; }

    /// <summary>The time (UTC) of the latest entry.</summary>
    public DateTimeOffset At { get; }

    /// <summary>A hash over the heads of all journals.</summary>
    public string JournalHead { get; }

    /// <summary>All entries up to the moment, in order of place.</summary>
    public ImmutableList<Entry> Entries => _entries.Value;

    /// <summary>Reads what is on disk now.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ConsultationMoment Now(Journal journal) => Read(journal, reader => reader.Place);

    /// <summary>
    /// Reads what was on disk when the consultation had its first <paramref name="entries"/> entries; all that is, where it has fewer.
    /// </summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ConsultationMoment After(Journal journal, int entries) => Read(journal, reader => Math.Min(entries, reader.Place));

    /// <summary>Reads the moment as of a place, from 1; within a decision's entries, the end of that decision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="FormatException">The entries do not stand in the order of time.</exception>
    public static ConsultationMoment AsOf(Journal journal, long place) => Read(journal, reader => reader.EndOfStep(place));

    /// <summary>Returns what these entries, which are in order of place, come to.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ConsultationMoment Of(ConsultationId id, IEnumerable<Entry> entries)
    {
        ImmutableList<Entry> all = [.. entries];
        using var reader = new EntriesReader(id, all);
        return new(reader, reader.Place, () => all);
    }

    private static ConsultationMoment Read(Journal journal, Func<IJournalReader, long> place)
    {
        ArgumentNullException.ThrowIfNull(journal);
        using var reader = journal.OpenReader();
        var upTo = place(reader);
        return new(reader, upTo, () => journal.ReadAll().TakeWhile(e => e.Place <= upTo));
    }
}
