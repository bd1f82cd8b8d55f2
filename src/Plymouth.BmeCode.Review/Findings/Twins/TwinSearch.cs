using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Twins;

/// <summary>Finds twins: lines of different clauses whose consultation drafts share most of their runs of three words.</summary>
/// <remarks>
/// Likeness is the share of the shorter line's runs of three words that stand in the longer one too (containment of shingles), so that two
/// entries run together in one line do not hide a twin.
/// A short line is no twin: "the name of the boat" may stand in any list. Drafts are compared, so twins stay twins whatever becomes of
/// their wordings.
/// </remarks>
public static class TwinSearch
{
    /// <summary>
    /// From this likeness on two lines are twins. Lines that only follow the same pattern ("Ensure … of the …") stay below 0.45; lines that
    /// were copied and adapted come above 0.7.
    /// </summary>
    public const double Threshold = 0.58;

    /// <summary>The fewest words of a line that may be a twin.</summary>
    public const int LeastWords = 8;

    private const int Run = 3;

    /// <summary>
    /// The longest stretch of words at an end of a line that counts although the other line has none of it. A longer one is about something
    /// else.
    /// </summary>
    private const int LongStretch = 8;

    private static readonly WhileSame<ImmutableHashSet<PassageId>, Drafts, ImmutableList<Twin>> OfDrafts = new(
        (_, drafts) => [.. Alike(drafts, Threshold)]
    );
    private static readonly PerTable<ImmutableList<Twin>> Known = new(t => OfDrafts.Of(t.Consultation.ReceivedPassages, Drafts.Of(t)));

    /// <summary>
    /// Returns the twins of a consultation in the Code's order. They are worked out once, and again only when a draft's lines are put
    /// right.
    /// </summary>
    public static ImmutableList<Twin> Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Known.Of(table);
    }

    /// <summary>Returns every pair of lines of different clauses that share a run of three words, the most alike first.</summary>
    internal static IEnumerable<Twin> Candidates(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Alike(Drafts.Of(table), 0).OrderByDescending(t => t.Likeness);
    }

    private static IEnumerable<Twin> Alike(Drafts drafts, double least)
    {
        var lines = new List<DraftLine>();
        var holders = new Dictionary<(string, string, string), List<int>>();
        var shared = new Dictionary<(int One, int Other), int>();
        foreach (var line in drafts.InOrder.SelectMany(d => LinesOf(d.Clause, d.Draft)))
        {
            foreach (var run in line.DifferentRuns)
            {
                var before = holders.TryGetValue(run, out var known) ? known : holders[run] = [];
                before.ForEach(other => shared[(other, lines.Count)] = shared.GetValueOrDefault((other, lines.Count)) + 1);
                before.Add(lines.Count);
            }

            lines.Add(line);
        }

        return shared
            .Select(s => (One: lines[s.Key.One], Other: lines[s.Key.Other], s.Key, Shared: s.Value))
            .Where(s => s.One.Clause != s.Other.Clause && Likeness(s.One, s.Other, s.Shared) >= least)
            .OrderBy(s => s.Key)
            .Select(s => new Twin(Part(s.One, s.Other), Part(s.Other, s.One), Likeness(s.One, s.Other, s.Shared)));
    }

    private static IEnumerable<DraftLine> LinesOf(ClauseId clause, Wording draft)
    {
        var words = WordsOfLines.Of(draft).Words;
        var single = words.Count(w => w.Length > 0) == 1;
        return words
            .Select((w, line) => (Words: w, Line: line))
            .Where(l => l.Words.Length >= LeastWords)
            .Select(l => new DraftLine(clause, single ? null : l.Line, l.Words, RunsOf(l.Words)));
    }

    private static double Likeness(DraftLine one, DraftLine other, int shared) =>
        (double)shared / Math.Min(one.DifferentRuns.Count, other.DifferentRuns.Count);

    /// <summary>
    /// Returns the part of a line that counts: all of it, except a long stretch at an end that shares nothing with the other line.
    /// </summary>
    private static TwinPart Part(DraftLine line, DraftLine other)
    {
        var (first, last) = (
            Array.FindIndex(line.Runs, other.DifferentRuns.Contains),
            Array.FindLastIndex(line.Runs, other.DifferentRuns.Contains)
        );
        var end = last + Run;
        return new(
            line.Clause,
            line.Line,
            first > LongStretch ? first : 0,
            line.Words.Length - end > LongStretch ? end : line.Words.Length
        );
    }

    private static (string, string, string)[] RunsOf(ImmutableArray<string> words) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(i => (words[i], words[i + 1], words[i + 2]))];

    private sealed record DraftLine(ClauseId Clause, int? Line, ImmutableArray<string> Words, (string, string, string)[] Runs)
    {
        public HashSet<(string, string, string)> DifferentRuns { get; } = [.. Runs];
    }

    /// <summary>
    /// The received clauses of the Code in order, each with its draft. Two are equal when the drafts are the same objects.
    /// </summary>
    private readonly record struct Drafts(ImmutableArray<(ClauseId Clause, Wording Draft)> InOrder)
    {
        public static Drafts Of(Table table) =>
            new([
                .. table
                    .Consultation.Sections.Where(s => s.Kind == SectionKind.Numbered)
                    .SelectMany(s => s.Clauses)
                    .Where(c => table.Consultation.ReceivedPassages.Contains(c.Passage))
                    .Select(c => (c, table.Draft(c.Passage))),
            ]);

        public bool Equals(Drafts other)
        {
            for (var i = 0; i < InOrder.Length && i < other.InOrder.Length; i++)
            {
                if (InOrder[i].Clause != other.InOrder[i].Clause || !ReferenceEquals(InOrder[i].Draft, other.InOrder[i].Draft))
                {
                    return false;
                }
            }

            return InOrder.Length == other.InOrder.Length;
        }

        public override int GetHashCode() => InOrder.Length;
    }
}
