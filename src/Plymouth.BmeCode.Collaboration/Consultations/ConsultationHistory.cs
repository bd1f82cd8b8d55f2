using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>A consultation as read from its journals, and the place of the last entry read.</summary>
internal sealed record ConsultationHistory(
    Table Table,
    long Place,
    IReadOnlyList<Decided> Decisions,
    IReadOnlyDictionary<PassageId, PassageHistory> Passages
)
{
    /// <summary>The consultation as its review journal leaves it.</summary>
    public Consultation Consultation => Table.Consultation;

    /// <summary>
    /// Reads a consultation and its passages, each from its last checkpoint, and folds them. Checkpoints that are missing are kept.
    /// </summary>
    /// <param name="journal">The journals.</param>
    /// <param name="tail">How many versions before its last checkpoint are wanted of a passage.</param>
    /// <param name="every">The fewest versions between two checkpoints of a passage.</param>
    /// <exception cref="FormatException">
    /// An entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public static ConsultationHistory Read(IJournal journal, int tail, int every)
    {
        using var reader = journal.OpenReader();
        return Of(
            reader,
            new(tail, every, state => journal.Keep(new(state.Id.Stream, state.Version, 0, PassageStateJson.Write(state))))
        );
    }

    /// <summary>Folds all entries of a consultation from their beginning.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static ConsultationHistory Of(ConsultationId id, IReadOnlyList<Entry> entries)
    {
        using var reader = new EntriesReader(id, entries);
        return Of(reader, new(tail: 0, every: int.MaxValue, _ => { }));
    }

    private static ConsultationHistory Of(IJournalReader reader, HistoryReader passages)
    {
        var replay = Replay.Of(reader, reader.Place, passages);
        return new(
            replay.ToTable(),
            reader.Place,
            replay.Decisions,
            replay
                .Consultation.Passages.Select(p => replay.Passage(p.Id))
                .OfType<PassageState>()
                .ToDictionary(state => state.Id, passages.HistoryOf)
        );
    }
}
