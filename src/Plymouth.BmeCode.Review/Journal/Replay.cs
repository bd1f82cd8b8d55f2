using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Folds the journals of one consultation, entry by entry, into its table after the last entry taken. Every table that is read from
/// journals is read here.
/// </summary>
/// <remarks>
/// Entries come in order of place; or the review journal comes first and then each passage's journal, in order of version, whole or from
/// checkpoints. All give the same table.
/// A number means the clause that had it when it was written. So the table says how it stood before each renumbering
/// (<see cref="Table.BeforeRenumbering"/>), and the replay remembers each passage as it was then.
/// </remarks>
/// <param name="id">The consultation.</param>
public sealed class Replay(ConsultationId id)
{
    private readonly List<Decided> _decisions = [];
    private readonly List<Renumbering> _renumberings = [];
    private readonly Dictionary<PassageId, Followed> _passages = [];
    private Consultation? _consultation;

    /// <summary>The decisions taken, in order.</summary>
    public IReadOnlyList<Decided> Decisions => _decisions;

    /// <summary>The consultation after the last decision taken.</summary>
    /// <exception cref="FormatException">None was taken.</exception>
    public Consultation Consultation => _consultation ?? throw new FormatException($"The journal holds no consultation {id}.");

    /// <summary>Takes entries of the consultation and of its passages, in order of place.</summary>
    /// <exception cref="FormatException">
    /// An entry cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public static Replay Of(ConsultationId id, IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var replay = new Replay(id);
        foreach (var entry in entries)
        {
            if (entry.Stream == id.Stream)
            {
                replay.TakeDecision(entry);
            }
            else
            {
                replay.TakeWording(entry);
            }
        }

        return replay;
    }

    /// <summary>
    /// Takes what the table as of a place needs and no more: the review journal up to there, and of each passage the last checkpoint and
    /// the entries after it, there and before each renumbering.
    /// </summary>
    /// <param name="journal">The journals.</param>
    /// <param name="place">The place; within a decision's entries those after it are not taken.</param>
    /// <param name="follower">Hears of what is read of passages; null when nobody does.</param>
    /// <exception cref="FormatException">
    /// There is no decision up to there; an entry cannot be read, or does not follow from those before it; the message names it.
    /// </exception>
    public static Replay Of(IJournalReader journal, long place, IReplayFollower? follower = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var replay = new Replay(journal.Consultation);
        foreach (var entry in journal.ReadDecisions(place))
        {
            replay.TakeDecision(entry);
        }

        var plan = new LegPlan(journal, [.. replay._renumberings.Select(r => r.Place - 1), place]);
        var passages = replay
            .Consultation.Passages.Select(p => p.Id.Stream)
            .Select(s => (Stream: s, Tail: follower is null ? int.MaxValue : TailOf(plan.Of(s)[^1], follower.Tail)))
            .ToList();
        var entries = journal.Read([.. passages.SelectMany(p => plan.Spans(p.Stream, p.Tail))]);
        foreach (var (stream, tail) in passages)
        {
            replay.TakeLegs(plan, plan.Of(stream), entries[stream], follower, tail);
        }

        return replay;
    }

    /// <summary>Returns the passage after the last of its entries taken; null when none was.</summary>
    public PassageState? Passage(PassageId passage) => _passages.GetValueOrDefault(passage)?.Replay.State;

    /// <summary>Takes the next entry of the review journal.</summary>
    /// <returns>The entry as read.</returns>
    /// <exception cref="FormatException">
    /// It cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public Decided TakeDecision(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var decided = EntryText.Understand(entry, body => Decided.Of(entry, body));
        var before = _consultation;
        _consultation = EntryText.Follow(entry, () => Consultation.Apply(before, decided));
        _decisions.Add(decided);
        if (before is not null && !before.Numbers.AreThoseOf(_consultation.Numbers))
        {
            _renumberings.Add(new(entry.Place, before, []));
        }

        return decided;
    }

    /// <summary>Takes the next entry of a passage's journal; the decisions before it must have been taken.</summary>
    /// <returns>The entry as read.</returns>
    /// <exception cref="FormatException">
    /// It cannot be read, or does not follow from those before it; the message names its kind, stream and version.
    /// </exception>
    public WordingEntry TakeWording(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var passage = new PassageId(entry.Stream.Value);
        var followed = Follow(passage);
        Remember(passage, followed, entry.Place);
        return followed.Replay.Take(entry);
    }

    /// <summary>
    /// Goes on with a passage from a later version that a checkpoint has, after the review journal. What the passage was before each
    /// renumbering up to there must have been taken; entries since then may have been left out.
    /// </summary>
    /// <param name="state">The passage at the checkpoint.</param>
    /// <param name="place">The place of that version's entry.</param>
    internal void GoOnFrom(PassageState state, long place)
    {
        var followed = Follow(state.Id);
        Remember(state.Id, followed, place);
        followed.Replay = new(state.Id, state);
    }

    /// <summary>Returns the consultation with all passages taken.</summary>
    /// <exception cref="FormatException">No decision was taken.</exception>
    public Table ToTable()
    {
        foreach (var (passage, followed) in _passages)
        {
            Remember(passage, followed, long.MaxValue);
        }

        Table? table = null;
        foreach (var (_, before, passages) in _renumberings)
        {
            table = Next(table, before, (table?.Passages ?? ImmutableDictionary<PassageId, PassageState>.Empty).SetItems(passages));
        }

        return Next(table, Consultation, _passages.ToImmutableDictionary(p => p.Key, p => p.Value.Replay.State!));
    }

    /// <summary>The first version of the tail of a passage whose last leg is given.</summary>
    private static int TailOf(Leg last, int versions) => Math.Max(0, (last.Start?.Version ?? 0) - versions);

    private void TakeLegs(LegPlan plan, IReadOnlyList<Leg> legs, IEnumerable<Entry> entries, IReplayFollower? follower, int tail)
    {
        using var entry = entries.GetEnumerator();
        var more = entry.MoveNext();
        foreach (var leg in legs)
        {
            if (leg.Start is { } mark)
            {
                var (state, weight) = plan.Start(mark);
                GoOnFrom(state, mark.Place);
                follower?.GoesOnFrom(state, weight);
            }

            for (; more && entry.Current.Place <= leg.UpTo; more = entry.MoveNext())
            {
                var folds = leg.Start is null || entry.Current.Version > leg.Start.Version;
                var written = folds ? TakeWording(entry.Current) : WordingEntry.Read(entry.Current);
                follower?.Took(
                    entry.Current,
                    written,
                    folds ? Passage(new(entry.Current.Stream.Value)) : null,
                    isOfTail: entry.Current.Version >= tail
                );
            }
        }
    }

    private Followed Follow(PassageId passage)
    {
        if (!_passages.TryGetValue(passage, out var followed))
        {
            _passages.Add(passage, followed = new(new PassageReplay(passage)));
        }

        return followed;
    }

    private static Table Next(Table? before, Consultation consultation, ImmutableDictionary<PassageId, PassageState> passages) =>
        before?.After(consultation, passages) ?? new Table(consultation, passages);

    /// <summary>
    /// Notes the passage as it is now in each renumbering before <paramref name="place"/> that has not noted it yet. A renumbering notes
    /// nothing when the passage is as the one before noted it.
    /// </summary>
    private void Remember(PassageId passage, Followed followed, long place)
    {
        while (followed.Renumberings < _renumberings.Count && _renumberings[followed.Renumberings] is var next && next.Place < place)
        {
            if (followed.Replay.State is { } state && !ReferenceEquals(state, followed.Remembered))
            {
                next.Passages[passage] = followed.Remembered = state;
            }

            followed.Renumberings++;
        }
    }

    /// <summary>A decision that changed numbers.</summary>
    /// <param name="Place">Place of its entry.</param>
    /// <param name="Before">The consultation before it.</param>
    /// <param name="Passages">The passages as they stood then, if they had changed since the renumbering before.</param>
    private sealed record Renumbering(long Place, Consultation Before, Dictionary<PassageId, PassageState> Passages);

    /// <summary>A passage on its way through the renumberings.</summary>
    private sealed class Followed(PassageReplay replay)
    {
        public PassageReplay Replay { get; set; } = replay;

        /// <summary>The number of renumberings that have noted it.</summary>
        public int Renumberings { get; set; }

        /// <summary>The passage as the last renumbering noted it.</summary>
        public PassageState? Remembered { get; set; }
    }
}
