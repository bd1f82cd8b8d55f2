using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>A passage's journal, read: its state and its last versions as changes (version 0, its creation, with an empty delta).</summary>
/// <param name="Folded">How many versions had to be folded.</param>
internal sealed record PassageHistory(PassageState State, IReadOnlyList<StoredChange> Changes, int Folded)
{
    /// <summary>An entry of a passage's journal as the change it comes to.</summary>
    public static StoredChange ChangeOf(Entry entry) =>
        PassageRoom.ChangeOf(EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body)), entry.Version, entry.Member, entry.At, entry.Origin);
}

/// <summary>A consultation's journals, read.</summary>
internal sealed record ConsultationHistory(Table Table, IReadOnlyList<Decided> Decisions, IReadOnlyDictionary<PassageId, PassageHistory> Passages)
{
    public Consultation Consultation => Table.Consultation;

    /// <summary>Reads a consultation and its passages and folds them.</summary>
    /// <exception cref="FormatException">An entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.</exception>
    public static ConsultationHistory Read(IJournal journal, ConsultationId id, int longestTail) => Read(journal.Read, journal.Checkpoints(), id, longestTail);

    /// <inheritdoc cref="Read(IJournal, ConsultationId, int)"/>
    /// <param name="read">The entries of a journal from a version on.</param>
    /// <param name="checkpoints">Where passages may be folded from.</param>
    /// <param name="id">The consultation.</param>
    /// <param name="longestTail">How many versions of a passage are wanted as changes, at least.</param>
    public static ConsultationHistory Read(Func<StreamId, int, IReadOnlyList<Entry>> read, IReadOnlyList<Checkpoint> checkpoints, ConsultationId id, int longestTail)
    {
        var checkpointOf = checkpoints.ToDictionary(c => c.Stream);
        var replay = Replay.Of(id, read(id.Stream, 0));
        var passages = new Dictionary<PassageId, PassageHistory>();
        foreach (var passage in replay.Consultation.Passages.Select(p => p.Id))
        {
            var start = checkpointOf.TryGetValue(passage.Stream, out var checkpoint) ? replay.StartFrom(checkpoint) : null;
            var changes = new List<StoredChange>();
            foreach (var entry in read(passage.Stream, start is null ? 0 : Math.Max(0, start.Version - longestTail)))
            {
                changes.Add(PassageRoom.ChangeOf(replay.TakeWording(entry), entry.Version, entry.Member, entry.At, entry.Origin));
            }

            if (replay.Passage(passage) is { } state)
            {
                passages.Add(passage, new(state, changes, state.Version - (start?.Version ?? -1)));
            }
        }

        return new(replay.ToTable(), replay.Decisions, passages);
    }
}
