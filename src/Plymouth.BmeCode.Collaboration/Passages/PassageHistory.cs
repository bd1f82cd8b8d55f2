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

    /// <summary>Reads a consultation and its passages and folds them.</summary>
    /// <exception cref="FormatException">
    /// An entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public static ConsultationHistory Read(IJournal journal, int longestTail) =>
        Of(journal.Consultation, journal.ReadToOpen(longestTail), stream => journal.Read(stream));

    /// <summary>Folds all entries of a consultation from their beginning.</summary>
    /// <inheritdoc cref="Read(IJournal, int)" path="/exception"/>
    public static ConsultationHistory Of(ConsultationId id, IReadOnlyList<Entry> entries) =>
        Of(id, new([], entries, entries is [.., var last] ? last.Place : 0), _ => []);

    private static ConsultationHistory Of(ConsultationId id, Opening opening, Func<StreamId, IReadOnlyList<Entry>> readWhole)
    {
        var checkpointOf = opening.Checkpoints.ToDictionary(c => c.Stream);
        var entries = opening.Entries.ToLookup(e => e.Stream);
        var replay = Replay.Of(id, entries[id.Stream]);
        var passages = new Dictionary<PassageId, PassageHistory>();
        foreach (var passage in replay.Consultation.Passages.Select(p => p.Id))
        {
            var start = checkpointOf.TryGetValue(passage.Stream, out var checkpoint) ? replay.StartFrom(checkpoint) : null;
            var changes = new List<StoredChange>();
            foreach (var entry in start is null && checkpoint is not null ? readWhole(passage.Stream) : entries[passage.Stream])
            {
                changes.Add(PassageRoom.ChangeOf(replay.TakeWording(entry), entry.Version, entry.Member, entry.At, entry.Origin));
            }

            if (replay.Passage(passage) is { } state)
            {
                passages.Add(passage, new(state, changes, state.Version - (start?.Version ?? -1)));
            }
        }

        return new(replay.ToTable(), opening.Place, replay.Decisions, passages);
    }
}
