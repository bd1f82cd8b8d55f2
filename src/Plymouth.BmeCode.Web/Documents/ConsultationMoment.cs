using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>
/// A consultation as its journal stood at one moment: the entries, the table they fold into, the journal head. Documents are made of it.
/// </summary>
/// <remarks>
/// It is read from the journal and not from a room, so that a document, its stamp and the entries in it belong together whatever is being
/// typed meanwhile.
/// </remarks>
public sealed record ConsultationMoment(Table Table, ImmutableList<Entry> Entries, string JournalHead)
{
    /// <summary>The time (UTC) of the latest entry.</summary>
    public DateTimeOffset At => Entries.Max(e => e.At);

    /// <summary>Reads what is on disk now.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ConsultationMoment Now(Journal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Of(journal.Consultation, journal.ReadAll());
    }

    /// <summary>Reads what was on disk when the consultation had its first <paramref name="entries"/> entries.</summary>
    public static ConsultationMoment After(Journal journal, int entries)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Of(journal.Consultation, journal.ReadAll().Take(entries));
    }

    /// <summary>
    /// Returns the moment as of one of its entries, counted from 1; within a decision's entries, the end of that decision.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    /// <exception cref="FormatException">The entries do not stand in the order of time.</exception>
    public ConsultationMoment AsOf(long place)
    {
        var id = Table.Consultation.Id;
        var entries = Entries.GetRange(0, (int)Past.EndOfStep(id, Entries, place));
        return new(Past.At(id, Entries, place), entries, HeadOf(entries));
    }

    /// <summary>Returns what these entries, which are in order of place, come to.</summary>
    public static ConsultationMoment Of(ConsultationId id, IEnumerable<Entry> entries)
    {
        ImmutableList<Entry> all = [.. entries];
        return new(Replay.Of(id, all).ToTable(), all, HeadOf(all));
    }

    private static string HeadOf(IEnumerable<Entry> entries) =>
        HashChain.JournalHead(entries.GroupBy(e => e.Stream).Select(s => (s.Key, s.Last().Hash)));
}
