using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;
using Meanings = System.Collections.Immutable.ImmutableSortedDictionary<
    Plymouth.BmeCode.Review.PassageId,
    Plymouth.BmeCode.Review.Citations.PassageMeanings
>;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>The meanings of the numbers in a passage.</summary>
/// <param name="Places">One for each citation of the wording, in order; null when nothing had that number.</param>
internal sealed record PassageMeanings(Wording Wording, ImmutableArray<CitedPlace?> Places);

/// <summary>A number means the clause that had it when it was written.</summary>
/// <remarks>
/// What stood in a passage as it was received was written by consultation numbers. What was typed later was written by the numbers of its
/// time, those shown between one renumbering and the next.
/// So the table is followed from one renumbering to the next (<see cref="Table.BeforeRenumbering"/>). A number that stood there before
/// keeps its meaning, even if its line moved to another passage (split, joined, merged, copied). Any other is looked up among the numbers
/// of its own time.
/// </remarks>
internal static class CitationMeanings
{
    /// <summary>The shortest text that is known again in another passage, in UTF-16 units.</summary>
    private const int LeastMoved = 12;

    /// <summary>
    /// The longest line that is known again in another passage. No paragraph is that long, and a longer line must not be compared with
    /// everything.
    /// </summary>
    private const int LongestMoved = 4000;

    /// <summary>The most citations of a passage that are looked for in other passages.</summary>
    private const int MostFollowed = 1000;

    /// <summary>The most places of one number with which each of those is compared.</summary>
    private const int MostPlaces = 200;

    private static readonly Comparer<(int Before, int Length, int After)> ByPlace = Comparer<(int Before, int Length, int After)>.Create(
        (one, other) => one.Before.CompareTo(other.Before)
    );
    private static readonly PerTable<Meanings> Known = new(table => Read(table, Before(table)));
    private static readonly PerPart<Table, Meanings> AtFirst = new(t => t.Consultation.ReceivedPassages, ReadAtFirst);
    private static readonly Once<Meanings, Dictionary<string, List<Stood>>> KnownLines = new(Lines);

    // A passage's meanings rest on those before. The present numbers need not be compared as well: when they change,
    // the table was renumbered (Table.After), and then the meanings before are another object too.
    private static readonly WhileSame<PassageState, ValueTuple<Meanings>, NumberIndex, PassageMeanings> OfPassages = new(
        (passage, before, index) => Read(passage, before.Item1, index)
    );

    /// <summary>Returns the meanings in one passage; null when it cites nothing. Worked out once per wording and renumbering.</summary>
    public static PassageMeanings? Of(Table table, PassageState passage) =>
        CitationReader.In(passage.Wording).IsEmpty
            ? null
            : OfPassages.Of(passage, new(Before(table)), NumberIndex.Present(table.Consultation));

    /// <summary>Returns the meanings in every passage that cites anything; worked out once per table.</summary>
    private static Meanings Of(Table table)
    {
        // The earliest table comes first, so that none has to look further back than to the one before it.
        var open = new Stack<Table>();
        for (var at = table.BeforeRenumbering; at is not null && !Known.Has(at); at = at.BeforeRenumbering)
        {
            open.Push(at);
        }

        while (open.TryPop(out var next))
        {
            Known.Of(next);
        }

        return Known.Of(table);
    }

    /// <summary>Returns the meanings that held until numbers last changed.</summary>
    private static Meanings Before(Table table) => table.BeforeRenumbering is { } before ? Of(before) : AtFirst.Of(table);

    /// <summary>Reads passages as they were received, by consultation numbers.</summary>
    private static Meanings ReadAtFirst(Table table)
    {
        var index = NumberIndex.Consulted(table.Consultation);
        return table
            .Consultation.ReceivedPassages.Where(table.Passages.ContainsKey)
            .Select(id => (Id: id, table.Passages[id].Draft))
            .Where(p => !CitationReader.In(p.Draft).IsEmpty)
            .ToImmutableSortedDictionary(p => p.Id, p => new PassageMeanings(p.Draft, [.. CitationReader.In(p.Draft).Select(index.Find)]));
    }

    private static Meanings Read(Table table, Meanings before)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<PassageId, PassageMeanings>();
        var index = NumberIndex.Present(table.Consultation);
        foreach (var (id, passage) in table.Passages)
        {
            if (!CitationReader.In(passage.Wording).IsEmpty)
            {
                all.Add(id, OfPassages.Of(passage, new(before), index));
            }
        }

        return all.ToImmutable();
    }

    private static PassageMeanings Read(PassageState passage, Meanings all, NumberIndex index)
    {
        var before = all.GetValueOrDefault(passage.Id);
        var citations = CitationReader.In(passage.Wording);
        var kept = before is null ? [] : Kept(before, passage.Wording);
        var text = CitationReader.Text(passage.Wording);
        var followed = 0;
        var meanings = new PassageMeanings(
            passage.Wording,
            [
                .. citations.Select(
                    (citation, at) =>
                        kept.GetValueOrDefault(at)
                        ?? (followed++ < MostFollowed ? Moved(text, citation, all) : null)
                        ?? index.Find(citation)
                ),
            ]
        );
        var same = before is not null && ReferenceEquals(before.Wording, meanings.Wording) && before.Places.SequenceEqual(meanings.Places);
        return same ? before! : meanings;
    }

    /// <summary>Returns the meanings of those citations of a wording that stood in it before, by their place in the order.</summary>
    private static Dictionary<int, CitedPlace> Kept(PassageMeanings before, Wording wording)
    {
        var (was, now) = (CitationReader.In(before.Wording), CitationReader.In(wording));
        var stretches = wording.Equals(before.Wording) ? null : Stretches(Difference.Between(before.Wording, wording));
        var places = now.Select((citation, at) => (citation.At, at)).ToDictionary(p => p.At, p => p.at);
        var kept = new Dictionary<int, CitedPlace>();
        foreach (var (citation, meaning) in was.Zip(before.Places))
        {
            if (
                meaning is not null
                && Place(stretches, citation.At + meaning.From, citation.Length - meaning.From) is { } at
                && places.TryGetValue(at - meaning.From, out var same)
                && now[same].Number == citation.Number
            )
            {
                kept[same] = meaning;
            }
        }

        return kept;
    }

    /// <summary>Returns the stretches that a change left as they were: where each stood, its length, and where it stands now.</summary>
    private static List<(int Before, int Length, int After)> Stretches(Delta change)
    {
        List<(int Before, int Length, int After)> stretches = [];
        var (before, after) = (0, 0);
        foreach (var op in change.Ops)
        {
            if (op.Kind == OpKind.Retain)
            {
                stretches.Add((before, op.Length, after));
            }

            before += op.Kind == OpKind.Insert ? 0 : op.Length;
            after += op.Kind == OpKind.Delete ? 0 : op.Length;
        }

        // The change left what follows its last step as it was, too.
        stretches.Add((before, int.MaxValue - before, after));
        return stretches;
    }

    /// <summary>Returns the place at which a stretch of the wording before stands now; null when a change went through it.</summary>
    private static int? Place(List<(int Before, int Length, int After)>? stretches, int at, int length)
    {
        if (stretches is null)
        {
            return at;
        }

        var found = stretches.BinarySearch((at, 0, 0), ByPlace);
        var index = found >= 0 ? found : ~found - 1;
        return index >= 0 && stretches[index] is var (before, kept, after) && at + length <= before + kept ? at - before + after : null;
    }

    /// <summary>Returns the meaning of a citation whose line stood in any passage before; null when it stood in none.</summary>
    private static CitedPlace? Moved(string text, Citation citation, Meanings before)
    {
        if (!KnownLines.Of(before).TryGetValue(citation.Number, out var places))
        {
            return null;
        }

        var (line, at) = LineAt(text, citation.At);
        return line.Length < LeastMoved
            ? null
            : places
                .Find(was => at + was.Meaning.From >= 0 && (Stands(line, at, was.Line, was.At) || Stands(was.Line, was.At, line, at)))
                ?.Meaning;
    }

    /// <summary>Returns the lines in which each number stood, in the order of the passages.</summary>
    private static Dictionary<string, List<Stood>> Lines(Meanings before)
    {
        var lines = new Dictionary<string, List<Stood>>(StringComparer.Ordinal);
        foreach (var (wording, places) in before.Values)
        {
            var text = CitationReader.Text(wording);
            foreach (var (citation, meaning) in CitationReader.In(wording).Zip(places))
            {
                if (meaning is null || (lines.TryGetValue(citation.Number, out var known) && known.Count >= MostPlaces))
                {
                    continue;
                }

                var (line, at) = LineAt(text, citation.At);
                if (line.Length >= LeastMoved)
                {
                    (known ?? (lines[citation.Number] = [])).Add(new(line, at, meaning));
                }
            }
        }

        return lines;
    }

    /// <summary>True when <paramref name="part"/> stands in <paramref name="whole"/> in such a way that the two places coincide.</summary>
    private static bool Stands(string part, int at, string whole, int wholeAt) =>
        wholeAt >= at
        && wholeAt - at + part.Length <= whole.Length
        && string.CompareOrdinal(whole, wholeAt - at, part, 0, part.Length) == 0;

    /// <summary>
    /// Returns the line around a place, and the place in it; an empty line when it is longer than <see cref="LongestMoved"/>.
    /// </summary>
    private static (string Line, int At) LineAt(string text, int at)
    {
        var back = Math.Min(at, LongestMoved);
        var start = back == 0 ? at : text.LastIndexOf('\n', at - 1, back) + 1;
        start = start == 0 ? at - back : start;
        var end = text.IndexOf('\n', at, Math.Min(text.Length - at, LongestMoved));
        if ((start > 0 && text[start - 1] != '\n') || (end < 0 && text.Length - at > LongestMoved))
        {
            return ("", 0);
        }

        var line = end < 0 ? text[start..] : text[start..end];
        var trimmed = line.TrimStart();
        return (trimmed.TrimEnd(), at - start - (line.Length - trimmed.Length));
    }

    /// <summary>A line in which a number stood, and the meaning that it had there.</summary>
    private sealed record Stood(string Line, int At, CitedPlace Meaning);
}
