using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;
using Meanings = System.Collections.Immutable.ImmutableSortedDictionary<
    Plymouth.BmeCode.Review.PassageId,
    Plymouth.BmeCode.Review.Citations.PassageMeanings
>;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>
/// What the numbers in a passage mean, one for each citation of its wording, in order; null where nothing had that number.
/// </summary>
internal sealed record PassageMeanings(Wording Wording, ImmutableArray<CitedPlace?> Places);

/// <summary>A number means the clause that had it when it was written.</summary>
/// <remarks>
/// What stood in a passage as it was received was written by consultation numbers. What was typed later was written by the numbers of its
/// time: those shown between one renumbering and the next.
/// So the table is followed from one renumbering to the next (<see cref="Table.BeforeRenumbering"/>): a number that stood there before
/// keeps its meaning, also where its line moved to another passage
/// (split, joined, merged, copied); a number that did not is looked up among the numbers of its own time.
/// </remarks>
internal static class CitationMeanings
{
    /// <summary>The shortest text that is known again in another passage, in UTF-16 units.</summary>
    private const int LeastMoved = 12;

    /// <summary>
    /// The longest line that is known again in another passage: no paragraph is that long, and whatever is must not be compared with
    /// everything.
    /// </summary>
    private const int LongestMoved = 4000;

    /// <summary>So many citations of a passage are looked for elsewhere, each in so many places that have its number.</summary>
    private const int MostFollowed = 1000;

    /// <inheritdoc cref="MostFollowed"/>
    private const int MostPlaces = 200;

    private static readonly Comparer<(int Before, int Length, int After)> ByPlace = Comparer<(int Before, int Length, int After)>.Create(
        (one, other) => one.Before.CompareTo(other.Before)
    );
    private static readonly PerTable<Meanings> Known = new(table => Read(table, Before(table)));
    private static readonly PerPart<Table, Meanings> AtFirst = new(t => t.Consultation.ReceivedPassages, ReadAtFirst);
    private static readonly Once<Meanings, Dictionary<string, List<Stood>>> KnownLines = new(Lines);

    // A passage's meanings rest on what was meant before. The numbers of now need not be compared too: where they are others,
    // the table was renumbered, and what was meant before that is other as well (Table.After).
    private static readonly WhileSame<PassageState, ValueTuple<Meanings>, NumberIndex, PassageMeanings> OfPassages = new(
        (passage, before, index) => Read(passage, before.Item1, index)
    );

    /// <summary>The meanings in one passage; null where it cites nothing. Worked out once per wording and renumbering.</summary>
    public static PassageMeanings? Of(Table table, PassageState passage) =>
        CitationReader.In(passage.Wording).IsEmpty
            ? null
            : OfPassages.Of(passage, new(Before(table)), NumberIndex.Present(table.Consultation));

    /// <summary>The meanings in every passage that cites anything; worked out once per table.</summary>
    private static Meanings Of(Table table)
    {
        // The earliest comes first, so that none has to go further back than to the one before it.
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

    /// <summary>The meanings that held until numbers last changed.</summary>
    private static Meanings Before(Table table) => table.BeforeRenumbering is { } before ? Of(before) : AtFirst.Of(table);

    /// <summary>Passages as received, by consultation numbers.</summary>
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

    /// <summary>The meanings of those citations of a wording that stood in it before, by their place in the order.</summary>
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

    /// <summary>The stretches a change left as they were: the place each stood at, its length, the place it stands at now.</summary>
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

        // What follows the last step was left as it was, too.
        stretches.Add((before, int.MaxValue - before, after));
        return stretches;
    }

    /// <summary>The place at which a stretch of the wording before stands now; null where a change went through it.</summary>
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

    /// <summary>The meaning of a citation whose line stood in any passage before.</summary>
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

    /// <summary>The lines in which each number stood, in the order of the passages.</summary>
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

    /// <summary>True where <paramref name="part"/> stands in <paramref name="whole"/> so that both places are one.</summary>
    private static bool Stands(string part, int at, string whole, int wholeAt) =>
        wholeAt >= at
        && wholeAt - at + part.Length <= whole.Length
        && string.CompareOrdinal(whole, wholeAt - at, part, 0, part.Length) == 0;

    /// <summary>The line around a place, and the place in it; nothing for one longer than is known again.</summary>
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

    /// <summary>A line in which a number stood, and what it meant there.</summary>
    private sealed record Stood(string Line, int At, CitedPlace Meaning);
}
