using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// A passage as read from its journal: its state and its last versions as changes (version 0, its creation, has an empty delta).
/// </summary>
/// <param name="Folded">Number of versions that no checkpoint covered and that were folded.</param>
internal sealed record PassageHistory(PassageState State, IReadOnlyList<StoredChange> Changes, int Folded)
{
    /// <summary>Reads an entry of a passage's journal as a change; its delta is empty unless the entry changes the wording.</summary>
    public static StoredChange ChangeOf(Entry entry) =>
        PassageRoom.ChangeOf(
            EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body)),
            entry.Version,
            entry.Member,
            entry.At,
            entry.Origin
        );
}

/// <summary>A consultation as read from its journals.</summary>
internal sealed record ConsultationHistory(
    Table Table,
    IReadOnlyList<Decided> Decisions,
    IReadOnlyDictionary<PassageId, PassageHistory> Passages
)
{
    /// <summary>The consultation as its review journal leaves it.</summary>
    public Consultation Consultation => Table.Consultation;

    /// <summary>Reads a consultation and its passages and folds them.</summary>
    /// <exception cref="FormatException">
    /// An entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public static ConsultationHistory Read(IJournal journal, ConsultationId id, int longestTail) =>
        Read(journal.Read, journal.Checkpoints(), id, longestTail);

    /// <inheritdoc cref="Read(IJournal, ConsultationId, int)"/>
    /// <param name="read">Reads a journal's entries from a version on.</param>
    /// <param name="checkpoints">Checkpoints from which passages may be folded.</param>
    /// <param name="id">The consultation.</param>
    /// <param name="longestTail">Number of a passage's last versions wanted as changes, at least.</param>
    public static ConsultationHistory Read(
        Func<StreamId, int, IReadOnlyList<Entry>> read,
        IReadOnlyList<Checkpoint> checkpoints,
        ConsultationId id,
        int longestTail
    )
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
