using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Twins;

/// <summary>One of two twins as it stands now.</summary>
/// <param name="Draft">The clause, or its one entry, as consulted on.</param>
/// <param name="Now">The same as it stands; empty when it is gone.</param>
/// <param name="Standing">The clause it stands in now; null when it is gone.</param>
/// <param name="At">The place at which <paramref name="Now"/> begins in that clause's wording, in UTF-16 units; 0 when it is gone.</param>
/// <param name="Changed">True when it says something else than the draft, or is gone. Case and punctuation do not count.</param>
public sealed record TwinText(TwinPart Part, Wording Draft, Wording Now, ClauseId? Standing, int At, bool Changed)
{
    /// <summary>The least share of its words that an entry keeps; below that it is gone.</summary>
    private const double Recognised = 0.4;

    private static readonly WhileSame<TwinPart, (Wording Draft, ClauseId Heir, Wording Now), TwinText> InOne = new(
        (part, rests) =>
            part.Line is null && rests.Heir == part.Clause
                ? Whole(part, rests.Draft, rests.Now)
                : Entry(part, rests.Draft, [(rests.Heir, rests.Now)])
    );

    /// <summary>Returns a twin as it stands in the table.</summary>
    public static TwinText Of(Table table, TwinPart part)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(part);
        var draft = table.Draft(part.Clause.Passage);
        var heirs = table.Consultation.Heirs(part.Clause);
        return heirs is [var only]
            ? InOne.Of(part, (draft, only, table.Wording(only.Passage)))
            : Entry(part, draft, [.. heirs.Select(h => (h, table.Wording(h.Passage)))]);
    }

    /// <summary>True when a twin says something else than its draft, or is gone.</summary>
    public static bool IsChanged(Table table, TwinPart part)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(part);
        var asReceived =
            table.Consultation.Heirs(part.Clause) is [var same]
            && same == part.Clause
            && ReferenceEquals(table.Draft(same.Passage), table.Wording(same.Passage));
        return !asReceived && Of(table, part).Changed;
    }

    private static TwinText Whole(TwinPart part, Wording draft, Wording now) =>
        new(
            part,
            draft,
            now,
            part.Clause,
            0,
            !ReferenceEquals(draft, now) && !WordsOfLines.Of(draft).All.SequenceEqual(WordsOfLines.Of(now).All)
        );

    /// <summary>Finds the line that has most of the words of the draft's line, wherever it stands now.</summary>
    private static TwinText Entry(TwinPart part, Wording draft, ImmutableArray<(ClauseId Clause, Wording Now)> heirs)
    {
        var words = WordsOfLines.Of(draft);
        var place = part.Line ?? words.Words.IndexOf(words.Words.MaxBy(w => w.Length));
        var line = words.Words[place];
        var counts = line[part.From..part.To];
        var (likeness, standing, found) = heirs
            .SelectMany(h => WordsOfLines.Of(h.Now).Words.Select((w, at) => (Likeness(counts, w), h, at)))
            .DefaultIfEmpty()
            .MaxBy(l => l.Item1);
        if (likeness < Recognised)
        {
            return new(part, words.Alone(place), Wording.Empty, null, 0, Changed: true);
        }

        var now = WordsOfLines.Of(standing.Now);
        var unchanged = likeness == 1 && StandsIn(counts, now.Words[found], part.From == 0, part.To == line.Length);
        return new(part, words.Alone(place), now.Alone(found), standing.Clause, now.Starts[found], !unchanged);
    }

    /// <summary>Returns the share of the words that another line has too, each as often as it stands.</summary>
    private static double Likeness(ImmutableArray<string> words, ImmutableArray<string> line)
    {
        var left = line.CountBy(w => w).ToDictionary();
        var held = words.Count(w => left.GetValueOrDefault(w) > 0 && left[w]-- > 0);
        return (double)held / words.Length;
    }

    private static bool StandsIn(ImmutableArray<string> words, ImmutableArray<string> line, bool fromStart, bool toEnd) =>
        Enumerable
            .Range(0, Math.Max(0, line.Length - words.Length + 1))
            .Any(at =>
                (!fromStart || at == 0)
                && (!toEnd || at + words.Length == line.Length)
                && line.AsSpan(at, words.Length).SequenceEqual(words.AsSpan())
            );
}

/// <summary>Two twins as they stand now.</summary>
public sealed record TwinStanding(Twin Twin, TwinText One, TwinText Other)
{
    /// <summary>True when one was changed or is gone and the other is as it was.</summary>
    public bool OneIsLeftBehind => One.Changed != Other.Changed;

    /// <summary>Returns two twins as they stand in the table.</summary>
    public static TwinStanding Of(Table table, Twin twin)
    {
        ArgumentNullException.ThrowIfNull(twin);
        return new(twin, TwinText.Of(table, twin.One), TwinText.Of(table, twin.Other));
    }

    /// <summary>Returns the twins of a clause, also of clauses that were joined into it or that it was split from.</summary>
    public static IEnumerable<TwinStanding> Of(Table table, ClauseId clause)
    {
        ArgumentNullException.ThrowIfNull(table);
        return TwinSearch
            .Of(table)
            .Where(t => t.Parts.Exists(p => p.Clause == clause || table.Consultation.Heirs(p.Clause).Contains(clause)))
            .Select(t => Of(table, t));
    }
}
