using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Finds list entries of clauses that lost the mark between them and run together, and proposes where to part them.</summary>
/// <remarks>
/// The table itself shows how entries begin: with a verb that other undertakings begin with (Ensure, Provide, …). Such a word in the middle
/// of an entry, in the same form as the entry's first word (ensure / ensuring / ensures) and not held by the word before it (and, to, the,
/// a comma), probably begins another entry.
/// </remarks>
internal static class RunTogether
{
    private const int FewestWords = 3;

    private static readonly HashSet<string> Holding = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "between",
        "but",
        "by",
        "can",
        "could",
        "each",
        "every",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "must",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "shall",
        "should",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "these",
        "they",
        "this",
        "through",
        "to",
        "towards",
        "via",
        "was",
        "we",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    };

    /// <summary>
    /// Verbs that can begin an entry of a list whose entries begin like "follows …", though no undertaking begins with them ("Is …").
    /// </summary>
    private static readonly HashSet<string> ThirdPerson = new(StringComparer.OrdinalIgnoreCase) { "is", "has", "does" };

    private enum Form
    {
        Bare,
        Ing,
        S,
    }

    public static IEnumerable<Doubt> Of(TableWalk walk, Accounting accounting)
    {
        var clauses = walk.Sections.SelectMany(s => s.Clauses.Select(c => (Section: s, Clause: c))).ToList();
        var openers = clauses
            .SelectMany(c =>
                c.Clause.Words.Wording.Lines.Where((l, i) => l.List != ListKind.None || (i == 0 && !c.Section.LeadIn.Wording.IsBlank))
            )
            .Select(l => Spaced(l).FirstOrDefault().Word)
            .Where(w => w is { Length: > 1 } && !Holding.Contains(w))
            .Select(w => Stem(w!))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return clauses.Select(c => OfClause(c.Clause, openers, accounting)).OfType<Doubt>();
    }

    private static Doubt? OfClause(ClausePart clause, HashSet<string> openers, Accounting accounting)
    {
        var wording = clause.Words.Wording;
        var starts = new List<(int At, string Word)>();
        var lines = new SortedSet<int>();
        var change = new DeltaBuilder();
        var (lineStart, done, lost) = (0, 0, false);
        foreach (var (line, place) in wording.Lines.Zip(clause.Words.Lines))
        {
            var length = line.Spans.Sum(s => s.Length);
            var parts = line.List == ListKind.None ? [] : Beginnings(line, openers);
            var markless = line.List != ListKind.None && !place.Marked;
            if (parts.Count > 0 || markless)
            {
                lines.Add(accounting.Source.LineOf(place.At));
                lost |= markless;
            }

            foreach (var (at, word) in parts)
            {
                change.Retain(lineStart + at - done).Insert("\n", LineEnd(line));
                done = lineStart + at;
                starts.Add((at, word));
            }

            lineStart += length + 1;
        }

        if (lines.Count == 0)
        {
            return null;
        }

        var what = lost
            ? $"The list of {clause.Label.Number} has lost its marks; it was read as one entry."
            : $"An entry of the list of {clause.Label.Number} seems to have run into the one before; they were read as one.";
        return starts.Count == 0
            ? Doubts.Unnamed(lines, what, "Leave it as read; lines can be parted in the editor", null)
            : Doubts.Unnamed(
                lines,
                what,
                $"Begin a new entry at {string.Join(" and at ", starts.Select(s => $"“{s.Word}…”"))}; no character changes",
                new GuessSplitLines(clause.Id, wording.Apply(change.ToDelta()))
            );
    }

    private static List<(int At, string Word)> Beginnings(Line line, HashSet<string> openers)
    {
        var words = Spaced(line);
        var found = new List<(int, string)>();
        for (var i = FewestWords; i < words.Count - 1; i++)
        {
            var (at, word) = words[i];
            var before = words[i - 1].Word;
            if (
                FormOf(word) == FormOf(words[0].Word)
                && char.IsLower(word[0])
                && char.IsLetterOrDigit(before[^1])
                && !Holding.Contains(before)
                && (openers.Contains(Stem(word)) || (FormOf(word) == Form.S && ThirdPerson.Contains(word) && EndsInPlural(before)))
            )
            {
                found.Add((at, $"{word} {words[i + 1].Word}"));
            }
        }

        return found;
    }

    /// <summary>True for a plural, which cannot be what "is" speaks of: in "… group issues is …" another entry begins at "is".</summary>
    private static bool EndsInPlural(string word) => word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal);

    private static Form FormOf(string word) =>
        word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) ? Form.Ing
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? Form.S
        : Form.Bare;

    private static string Stem(string word)
    {
        var bare = FormOf(word) switch
        {
            Form.Ing => word[..^3],
            Form.S => word[..^1],
            _ => word,
        };
        return bare.TrimEnd('e').ToUpperInvariant();
    }

    private static List<(int At, string Word)> Spaced(Line line)
    {
        var text = string.Concat(line.Spans.Select(s => s.Text));
        var words = new List<(int At, string Word)>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf(' ', at);
            end = end < 0 ? text.Length : end;
            if (end > at)
            {
                words.Add((at, text[at..end]));
            }

            at = end + 1;
        }

        return words;
    }

    private static Attributes? LineEnd(Line line) =>
        Attributes.Of([
            ("list", AttributeValue.Of(line.List == ListKind.Ordered ? "ordered" : "bullet")),
            .. line.Indent > 0 ? [("indent", AttributeValue.Of(line.Indent))] : Array.Empty<(string, AttributeValue)>(),
        ]);
}
