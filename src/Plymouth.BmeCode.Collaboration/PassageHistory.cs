using System.Collections.Immutable;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Collaboration;

/// <summary>A passage's journal, read: its state and every version as a change (version 0, its creation, with an empty delta).</summary>
internal sealed record PassageHistory(PassageState State, IReadOnlyList<StoredChange> Changes);

/// <summary>A consultation's journals, read.</summary>
internal sealed record ConsultationHistory(Table Table, IReadOnlyList<Decided> Decisions, IReadOnlyDictionary<PassageId, PassageHistory> Passages)
{
    public Consultation Consultation => Table.Consultation;

    /// <summary>Reads a consultation and its passages and folds them.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names its kind, stream and version.</exception>
    public static ConsultationHistory Read(IJournal journal, ConsultationId id)
    {
        Consultation? consultation = null;
        var decisions = new List<Decided>();
        var renumberings = new List<(long Position, Consultation Before)>();
        foreach (var entry in journal.Read(id.Stream))
        {
            var decided = Understand(entry, body => new Decided(entry.Version, entry.Member, entry.At, EventCodec.Read(entry.Kind, body)));
            var before = consultation;
            consultation = Consultation.Apply(before, decided);
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
            if (ReadPassage(journal, passage, renumberings.ConvertAll(r => r.Position), earlier) is { } history)
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

    /// <summary>Folds a passage; <paramref name="earlier"/> gets what it was when an entry stood at each of the positions, where that is not what it was at the one before.</summary>
    private static PassageHistory? ReadPassage(IJournal journal, PassageId passage, List<long> positions, List<ImmutableDictionary<PassageId, PassageState>.Builder> earlier)
    {
        PassageState? state = null;
        PassageState? last = null;
        var next = 0;
        var changes = new List<StoredChange>();
        foreach (var entry in journal.Read(passage.Stream))
        {
            KeepEarlier(entry.Position);
            var wordingEntry = Understand(entry, body => WordingEntry.Read(entry.Kind, body));
            state = wordingEntry.Fold(passage, state, entry.Version);
            changes.Add(PassageRoom.ChangeOf(wordingEntry, entry.Version, entry.Member, entry.At, entry.Origin));
        }

        KeepEarlier(long.MaxValue);
        return state is null ? null : new(state, changes);

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

    private static T Understand<T>(Entry entry, Func<string, T> read)
    {
        try
        {
            return read(entry.Body ?? throw new FormatException("its body was erased"));
        }
        catch (FormatException e)
        {
            throw new FormatException($"The entry of kind {entry.Kind}, version {entry.Version} of journal {entry.Stream}, cannot be read by this program: {e.Message} Use the program that wrote it, or a newer one.", e);
        }
    }
}
