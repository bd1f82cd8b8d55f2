using System.Collections.Immutable;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

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
        Consultation? consultation = null;
        var decisions = new List<Decided>();
        var renumberings = new List<(long Position, Consultation Before)>();
        foreach (var entry in read(id.Stream, 0))
        {
            var decided = EntryText.Understand(entry, body => Decided.Of(entry, body));
            var before = consultation;
            consultation = EntryText.Follow(entry, () => Consultation.Apply(before, decided));
            decisions.Add(decided);
            if (before is not null && !before.Numbers.AreThoseOf(consultation.Numbers))
            {
                renumberings.Add((entry.Position, before));
            }
        }

        if (consultation is null)
        {
            throw new FormatException($"The journal holds no consultation {id}.");
        }

        var passages = new Dictionary<PassageId, PassageHistory>();
        var earlier = renumberings.ConvertAll(_ => ImmutableDictionary.CreateBuilder<PassageId, PassageState>());
        foreach (var passage in consultation.Passages.Select(p => p.Id))
        {
            var checkpoint = checkpointOf.GetValueOrDefault(passage.Stream);
            if (ReadPassage(read, passage, checkpoint, longestTail, renumberings.ConvertAll(r => r.Position), earlier) is { } history)
            {
                passages.Add(passage, history);
            }
        }

        Table? table = null;
        foreach (var (at, before) in renumberings.Select((r, i) => (i, r.Before)))
        {
            table = Next(table, before, (table?.Passages ?? ImmutableDictionary<PassageId, PassageState>.Empty).SetItems(earlier[at]));
        }

        return new(Next(table, consultation, passages.ToImmutableDictionary(p => p.Key, p => p.Value.State)), decisions, passages);
    }

    private static Table Next(Table? before, Consultation consultation, ImmutableDictionary<PassageId, PassageState> passages) =>
        before?.After(consultation, passages) ?? new Table(consultation, passages);

    /// <summary>Folds a passage, from its checkpoint where that is later than nothing asked for; <paramref name="earlier"/> gets what it was when an entry stood at each of the positions, where that is not what it was at the one before.</summary>
    private static PassageHistory? ReadPassage(Func<StreamId, int, IReadOnlyList<Entry>> read, PassageId passage, Checkpoint? checkpoint, int longestTail, List<long> positions, List<ImmutableDictionary<PassageId, PassageState>.Builder> earlier)
    {
        var state = checkpoint is not null && positions.TrueForAll(p => p > checkpoint.Position) ? PassageStateJson.Read(passage, checkpoint.Version, checkpoint.Body) : null;
        PassageState? last = null;
        var folded = 0;
        var next = 0;
        var changes = new List<StoredChange>();
        foreach (var entry in read(passage.Stream, state is null ? 0 : Math.Max(0, state.Version - longestTail)))
        {
            var wordingEntry = EntryText.Understand(entry, body => WordingEntry.Read(entry.Kind, body));
            if (state is null || entry.Version > state.Version)
            {
                KeepEarlier(entry.Position);
                state = Fold(entry, wordingEntry, state);
                folded++;
            }

            changes.Add(PassageRoom.ChangeOf(wordingEntry, entry.Version, entry.Member, entry.At, entry.Origin));
        }

        KeepEarlier(long.MaxValue);
        return state is null ? null : new(state, changes, folded);

        PassageState Fold(Entry entry, WordingEntry written, PassageState? before) => EntryText.Follow(entry, () => written.Fold(passage, before, entry.Version));

        void KeepEarlier(long until)
        {
            for (; next < positions.Count && positions[next] < until; next++)
            {
                if (state is not null && !ReferenceEquals(state, last))
                {
                    earlier[next][passage] = last = state;
                }
            }
        }
    }
}
