using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Documents;

/// <summary>A consultation as its journal stood at one moment: the entries, the table they fold into, the journal head. What documents are made of.</summary>
/// <remarks>Read from the journal and not from a room, so that a document, its stamp and the entries in it belong together whatever is being typed meanwhile.</remarks>
public sealed record ConsultationMoment(Table Table, IReadOnlyList<Entry> Entries, string JournalHead)
{
    /// <summary>When the last entry was made.</summary>
    public DateTimeOffset At => Entries.Max(e => e.At);

    /// <summary>What is on disk now.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ConsultationMoment Now(Journal journal, ConsultationId id)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var last = journal.LastPosition;
        return Of(id, Read(journal, id).Where(e => e.Position <= last));
    }

    /// <summary>What was on disk when the consultation had its first <paramref name="entries"/> entries.</summary>
    public static ConsultationMoment After(Journal journal, ConsultationId id, int entries)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Of(id, Read(journal, id).Take(entries));
    }

    /// <summary>Every entry of the consultation and of all its passages, in order.</summary>
    private static IEnumerable<Entry> Read(Journal journal, ConsultationId id)
    {
        var review = journal.Read(id.Stream);
        return Consultation.Of(review.Select(Decide)).Passages.SelectMany(p => journal.Read(p.Id.Stream)).Concat(review).OrderBy(e => e.Position);
    }

    /// <summary>What these entries, in order of position, come to.</summary>
    public static ConsultationMoment Of(ConsultationId id, IEnumerable<Entry> entries)
    {
        ImmutableList<Entry> all = [.. entries];
        return new(TableOf(id, all), all, HashChain.JournalHead(all.GroupBy(e => e.Stream).Select(s => (s.Key, s.Last().Hash))));
    }

    /// <summary>The table as it became what it is, decision by decision: what its numbers mean depends on it.</summary>
    private static Table TableOf(ConsultationId id, ImmutableList<Entry> entries)
    {
        Table? table = null;
        var passages = ImmutableDictionary<PassageId, PassageState>.Empty;
        foreach (var entry in entries)
        {
            if (entry.Stream == id.Stream)
            {
                var consultation = Consultation.Apply(table?.Consultation, Decide(entry));
                table = table is null ? new(consultation, passages) : (table with { Passages = passages }).After(consultation, passages);
            }
            else
            {
                var passage = new PassageId(entry.Stream.Value);
                passages = passages.SetItem(passage, WordingEntry.Read(entry.Kind, BodyOf(entry)).Fold(passage, passages.GetValueOrDefault(passage), entry.Version));
            }
        }

        return table! with { Passages = passages };
    }

    private static Decided Decide(Entry entry) => Decided.Of(entry, BodyOf(entry));

    private static string BodyOf(Entry entry) => entry.Body ?? throw new FormatException($"Version {entry.Version} of journal {entry.Stream} cannot be read: its body was erased.");
}
