using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Journal;

/// <summary>Reads the past of a consultation from its journal: the table as of a place, and what changed between two places.</summary>
/// <remarks>
/// A decision and the entries it makes in passages stand side by side and are one step. So a place among them means the end of that step.
/// A table costs the review journal and, of each passage, what was written since the checkpoint before; what changed, one table more
/// and the entries in between.
/// </remarks>
public static class Past
{
    /// <summary>Returns the table as of a place.</summary>
    /// <param name="journal">The journals.</param>
    /// <param name="place">A place, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The journal has no such place.</exception>
    /// <exception cref="FormatException">An entry cannot be read, or does not follow from those before it.</exception>
    public static Table At(IJournalReader journal, long place)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Whole(Replay.Of(journal, journal.EndOfStep(place)).ToTable());
    }

    /// <summary>Returns what changed after one place, up to and including another.</summary>
    /// <param name="journal">The journals.</param>
    /// <param name="after">The place after which changes count, from 1.</param>
    /// <param name="upTo">The place up to which they count; no less than <paramref name="after"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The journal has no such place, or they are in the wrong order.</exception>
    /// <exception cref="FormatException">An entry cannot be read, or does not follow from those before it.</exception>
    public static Since Since(IJournalReader journal, long after, long upTo)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var (first, last) = (journal.EndOfStep(after), journal.EndOfStep(upTo));
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first, nameof(upTo));
        var replay = Replay.Of(journal, first);
        var before = Whole(replay.ToTable());
        var decisions = ImmutableList.CreateBuilder<PlacedDecision>();
        var changes = new Dictionary<StreamId, List<Entry>>();
        foreach (var entry in journal.ReadBetween(first, last))
        {
            if (entry.Stream == journal.Consultation.Stream)
            {
                decisions.Add(new(entry.Place, replay.TakeDecision(entry)));
                continue;
            }

            replay.TakeWording(entry);
            if (!changes.TryGetValue(entry.Stream, out var of))
            {
                changes.Add(entry.Stream, of = []);
            }

            of.Add(entry);
        }

        var now = Whole(replay.ToTable());
        return new(
            before,
            now,
            decisions.ToImmutable(),
            [
                .. now
                    .Consultation.Passages.Where(p => changes.ContainsKey(p.Id.Stream))
                    .Select(p => ChangeOf(p.Id, before, now, changes[p.Id.Stream])),
            ]
        );
    }

    /// <summary>Refuses a table that lacks a passage, as one does of a journal that was put together out of the order of time.</summary>
    private static Table Whole(Table table) =>
        table.Consultation.Passages.All(p => table.Passages.ContainsKey(p.Id))
            ? table
            : throw new FormatException("The journal's entries do not stand in the order of time, so its past cannot be read.");

    private static ChangedPassage ChangeOf(PassageId passage, Table before, Table now, List<Entry> entries) =>
        new(
            passage,
            before.Passages.GetValueOrDefault(passage),
            now.Passage(passage),
            [.. entries.Select(e => e.Member).Distinct()],
            entries[^1].Place,
            entries[^1].At
        );
}

/// <summary>The changes between two moments of a consultation.</summary>
/// <param name="Before">The table at the first.</param>
/// <param name="Now">The table at the second.</param>
/// <param name="Decisions">The decisions made between them, in order.</param>
/// <param name="Passages">
/// The passages in whose journals anything was written between them, in the order of the Code and its comments. One whose changes were all
/// taken back is among them.
/// </param>
public sealed record Since(Table Before, Table Now, ImmutableList<PlacedDecision> Decisions, ImmutableList<ChangedPassage> Passages);

/// <summary>A decision and where it stands in the journal.</summary>
/// <param name="Place">The place of its entry.</param>
/// <param name="Decided">The decision, with who made it and when.</param>
public sealed record PlacedDecision(long Place, Decided Decided);

/// <summary>A passage that was written in between two moments.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Before">The passage at the first moment; null for one that was made after it.</param>
/// <param name="Now">The passage at the second moment.</param>
/// <param name="Members">The members who wrote in it or decided about its words between them, each once, in order of their first.</param>
/// <param name="LastPlace">The place of the last entry between them.</param>
/// <param name="LastAt">The time of the last entry between them, UTC.</param>
public sealed record ChangedPassage(
    PassageId Passage,
    PassageState? Before,
    PassageState Now,
    ImmutableList<MemberId> Members,
    long LastPlace,
    DateTimeOffset LastAt
)
{
    /// <summary>True when the words of the two moments differ.</summary>
    public bool Differs => Before?.Wording != Now.Wording;

    /// <summary>The words of both moments as one text with marks; what was made in between is all inserted.</summary>
    public ImmutableArray<RedlineLine> Redline => Wordings.Redline.Between(Before?.Wording ?? Wording.Empty, Now.Wording);
}
