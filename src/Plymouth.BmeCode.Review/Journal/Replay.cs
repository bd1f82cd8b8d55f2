using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>
/// Folds the journals of one consultation, entry by entry, into its table after the last entry taken. Every table that is read from
/// journals is read here.
/// </summary>
/// <remarks>
/// Entries come in order of place; or the review journal comes first and then each passage's journal, in order of version.
/// Both give the same table.
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
        if (!_passages.TryGetValue(passage, out var followed))
        {
            _passages.Add(passage, followed = new(new PassageReplay(passage)));
        }

        Remember(passage, followed, entry.Place);
        return followed.Replay.Take(entry);
    }

    /// <summary>Starts a passage from a checkpoint, before any of its entries and after the whole review journal.</summary>
    /// <returns>
    /// The passage at the checkpoint; null when its journal must be taken from version 0, because a number changed before the checkpoint or
    /// the checkpoint cannot be read.
    /// </returns>
    public PassageState? StartFrom(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var passage = new PassageId(checkpoint.Stream.Value);
        if (
            _renumberings.Exists(r => r.Place <= checkpoint.Place)
            || PassageStateJson.Read(passage, checkpoint.Version, checkpoint.Body) is not { } start
        )
        {
            return null;
        }

        _passages.Add(passage, new(new PassageReplay(passage, start)));
        return start;
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
        public PassageReplay Replay => replay;

        /// <summary>The number of renumberings that have noted it.</summary>
        public int Renumberings { get; set; }

        /// <summary>The passage as the last renumbering noted it.</summary>
        public PassageState? Remembered { get; set; }
    }
}
