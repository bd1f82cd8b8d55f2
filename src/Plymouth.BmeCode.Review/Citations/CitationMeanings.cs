using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>What the numbers in a passage mean, one for each citation of its wording, in order; null where nothing had that number.</summary>
internal sealed record PassageMeanings(Wording Wording, ImmutableArray<CitedPlace?> Places);

/// <summary>A number means the clause that had it when it was written.</summary>
/// <remarks>
/// What stood in a passage as it was received was written by consultation numbers. What was typed later was written by the numbers of its time: those shown between one renumbering and the next.
/// So the table is followed from one renumbering to the next (<see cref="Table.BeforeRenumbering"/>): a number that stood there before keeps its meaning, also where its line moved to another passage
/// (split, joined, merged, copied); a number that did not is looked up among the numbers of its own time.
/// </remarks>
internal static class CitationMeanings
{
    /// <summary>The shortest text that is known again in another passage, in UTF-16 units.</summary>
    private const int LeastMoved = 12;

    private static readonly ConditionalWeakTable<Table, ImmutableSortedDictionary<PassageId, PassageMeanings>> Known = [];
    private static readonly ConditionalWeakTable<ImmutableHashSet<PassageId>, ImmutableSortedDictionary<PassageId, PassageMeanings>> KnownAtFirst = [];
    private static readonly ConditionalWeakTable<PassageState, Last> Lasts = [];

    /// <summary>The meanings in one passage; null where it cites nothing. Worked out once per wording and renumbering.</summary>
    public static PassageMeanings? Of(Table table, PassageState passage) =>
        CitationReader.In(passage.Wording).IsEmpty ? null : Read(passage, table.BeforeRenumbering is { } before ? Of(before) : AtFirst(table), NumberIndex.Present(table.Consultation));

    /// <summary>The meanings in every passage that cites anything; worked out once per table.</summary>
    private static ImmutableSortedDictionary<PassageId, PassageMeanings> Of(Table table)
    {
        if (Known.TryGetValue(table, out var known))
        {
            return known;
        }

        var open = new Stack<Table>();
        ImmutableSortedDictionary<PassageId, PassageMeanings>? before = null;
        for (var at = (Table?)table; at is not null && !Known.TryGetValue(at, out before); at = at.BeforeRenumbering)
        {
            open.Push(at);
        }

        before ??= AtFirst(table);

        while (open.TryPop(out var next))
        {
            var (passages, earlier) = (next, before);
            before = Known.GetValue(next, _ => Read(passages, earlier));
        }

        return before;
    }

    /// <summary>Passages as received, by consultation numbers.</summary>
    private static ImmutableSortedDictionary<PassageId, PassageMeanings> AtFirst(Table table) => KnownAtFirst.TryGetValue(table.Consultation.ReceivedPassages, out var known) ? known : KnownAtFirst.GetValue(table.Consultation.ReceivedPassages, received =>
    {
        var index = NumberIndex.Consulted(table.Consultation);
        return received.Where(table.Passages.ContainsKey).Select(id => (Id: id, table.Passages[id].Draft)).Where(p => !CitationReader.In(p.Draft).IsEmpty)
            .ToImmutableSortedDictionary(p => p.Id, p => new PassageMeanings(p.Draft, [.. CitationReader.In(p.Draft).Select(index.Find)]));
    });

    private static ImmutableSortedDictionary<PassageId, PassageMeanings> Read(Table table, ImmutableSortedDictionary<PassageId, PassageMeanings> before)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<PassageId, PassageMeanings>();
        var index = NumberIndex.Present(table.Consultation);
        foreach (var (id, passage) in table.Passages)
        {
            if (!CitationReader.In(passage.Wording).IsEmpty)
            {
                all.Add(id, Read(passage, before, index));
            }
        }

        return all.ToImmutable();
    }

    private static PassageMeanings Read(PassageState passage, ImmutableSortedDictionary<PassageId, PassageMeanings> all, NumberIndex index)
    {
        if (Lasts.TryGetValue(passage, out var last) && ReferenceEquals(last.Before, all))
        {
            return last.Meanings;
        }

        var before = all.GetValueOrDefault(passage.Id);
        var citations = CitationReader.In(passage.Wording);
        var kept = before is null ? [] : Kept(before, passage.Wording);
        var meanings = new PassageMeanings(
            passage.Wording,
            [.. citations.Select((citation, at) => kept.GetValueOrDefault(at) ?? Moved(CitationReader.Text(passage.Wording), citation, all) ?? index.Find(citation))]);
        var same = before is not null && ReferenceEquals(before.Wording, meanings.Wording) && before.Places.SequenceEqual(meanings.Places) ? before : meanings;
        Lasts.AddOrUpdate(passage, new(all, same));
        return same;
    }

    /// <summary>The meanings of those citations of a wording that stood in it before, by their place in the order.</summary>
    private static Dictionary<int, CitedPlace> Kept(PassageMeanings before, Wording wording)
    {
        var (was, now) = (CitationReader.In(before.Wording), CitationReader.In(wording));
        var moved = wording.Equals(before.Wording) ? null : Difference.Between(before.Wording, wording);
        var kept = new Dictionary<int, CitedPlace>();
        foreach (var (citation, meaning) in was.Zip(before.Places))
        {
            if (meaning is not null
                && Place(moved, citation.At + meaning.From, citation.Length - meaning.From) is { } at
                && now.FirstOrDefault(c => c.At + meaning.From == at && c.Number == citation.Number) is { } same)
            {
                kept[now.IndexOf(same)] = meaning;
            }
        }

        return kept;
    }

    /// <summary>Where a stretch of the wording before stands now; null where a change went through it.</summary>
    private static int? Place(Delta? change, int at, int length)
    {
        var (before, after) = (0, 0);
        foreach (var op in change?.Ops ?? [])
        {
            if (op.Kind == OpKind.Insert)
            {
                after += op.Length;
                continue;
            }

            if (before + op.Length > at)
            {
                return op.Kind == OpKind.Delete || at + length > before + op.Length ? null : at - before + after;
            }

            before += op.Length;
            after += op.Kind == OpKind.Retain ? op.Length : 0;
        }

        return at - before + after;
    }

    /// <summary>The meaning of a citation whose line stood in any passage before.</summary>
    private static CitedPlace? Moved(string text, Citation citation, ImmutableSortedDictionary<PassageId, PassageMeanings> before)
    {
        var (line, at) = LineAt(text, citation.At);
        foreach (var (wording, places) in line.Length < LeastMoved ? [] : before.Values)
        {
            foreach (var (was, meaning) in CitationReader.In(wording).Zip(places))
            {
                if (meaning is null || was.Number != citation.Number)
                {
                    continue;
                }

                var (earlier, wasAt) = LineAt(CitationReader.Text(wording), was.At);
                if (earlier.Length >= LeastMoved && at + meaning.From >= 0 && (Stands(line, at, earlier, wasAt) || Stands(earlier, wasAt, line, at)))
                {
                    return meaning;
                }
            }
        }

        return null;
    }

    /// <summary>True where <paramref name="part"/> stands in <paramref name="whole"/> so that both places are one.</summary>
    private static bool Stands(string part, int at, string whole, int wholeAt) =>
        wholeAt >= at && wholeAt - at + part.Length <= whole.Length && string.CompareOrdinal(whole, wholeAt - at, part, 0, part.Length) == 0;

    private static (string Line, int At) LineAt(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        var line = end < 0 ? text[start..] : text[start..end];
        var trimmed = line.TrimStart();
        return (trimmed.TrimEnd(), at - start - (line.Length - trimmed.Length));
    }

    /// <param name="Before">What it was worked out from. The numbers of now need not be compared too: where they are others, the table was renumbered, and what was meant before that is other as well (<see cref="Table.After"/>).</param>
    private sealed record Last(ImmutableSortedDictionary<PassageId, PassageMeanings> Before, PassageMeanings Meanings);
}
