using System.Collections.Immutable;
using System.Text.Json;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>Places of a consultation in which the words stand or stood.</summary>
/// <param name="Name">Their name for people: "2.3, comment 4".</param>
/// <param name="Times">How often the words stand there now; 0 where they stood in earlier wordings only.</param>
public sealed record PlaceOfWords(string Name, int Times);

/// <summary>Says what erasing words from a comment, or from everywhere, would change. Making a plan changes nothing.</summary>
/// <param name="Comments">The comments as received of which words go.</param>
/// <param name="Going">The places from which they go.</param>
/// <param name="Staying">The places in which they stay.</param>
/// <param name="Entries">All entries as they would stand: those that change have blanks and the hash of the body as it was written.</param>
/// <param name="Changed">What would be said of the entries that change, in order of place.</param>
public sealed record ErasurePlan(
    ImmutableList<CommentId> Comments,
    ImmutableList<PlaceOfWords> Going,
    ImmutableList<PlaceOfWords> Staying,
    ImmutableList<Entry> Entries,
    ImmutableList<ErasedInEntry> Changed
)
{
    /// <summary>Plans the erasing of words.</summary>
    /// <param name="now">The consultation as it stands.</param>
    /// <param name="entries">All entries of its journal, in order of place.</param>
    /// <param name="comment">
    /// The comment that says the words; an ask is meant with its comment. Null for any, which goes only with <paramref
    /// name="everywhere"/>.
    /// </param>
    /// <param name="sought">The words.</param>
    /// <param name="everywhere">
    /// False to erase what the comment says and what repeats it: doubts about its line, and decisions that name it. True to erase the words
    /// from every body of the consultation: other comments, responses, clauses and all their earlier wordings.
    /// </param>
    /// <returns>The plan; null where the words do not stand in the comment, or without a comment nowhere.</returns>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static ErasurePlan? Of(
        Consultation now,
        IReadOnlyList<Entry> entries,
        Comment? comment,
        WordsSought sought,
        bool everywhere
    )
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(sought);
        var whole = comment is null ? null : now.Whole(comment);
        var found = WordsFound.In(now.Id, entries, sought);
        var names = new PlaceNames(now);
        var ofComment = found.Decisions.Where(t => whole is not null && IsOf(now, whole, entries[t.Entry], t.Text)).ToHashSet();
        var isThere = whole is null ? found.Any : ofComment.Any(t => CommentOf(now, entries[t.Entry], t.Text) == whole.Id);
        if (!isThere)
        {
            return null;
        }

        var going = found.Decisions.Where(t => everywhere || ofComment.Contains(t)).ToList();
        var elsewhere = Named(found.Decisions.Except(ofComment), t => names.Of(entries[t.Entry], t.Text), t => t.Times)
            .AddRange(Named(found.Passages, names.Of, p => p.Times))
            .AddRange(Named(found.Links, t => names.OfLink(entries[t.Entry].Stream), t => t.Times));
        var units = found.UnitsOf(everywhere ? going.Concat(found.Links) : going);
        var changes = Changes(entries, everywhere ? units.Concat(found.UnitsOfPassages()) : units);
        var here = Named(ofComment, t => names.Of(entries[t.Entry], t.Text), t => t.Times);
        return new(
            [.. going.Select(t => CommentOf(now, entries[t.Entry], t.Text)).OfType<CommentId>().Distinct()],
            everywhere ? here.AddRange(elsewhere) : here,
            everywhere ? [] : elsewhere,
            [.. entries.Select((entry, i) => changes.TryGetValue(i, out var change) ? change.Entry : entry)],
            [.. changes.OrderBy(c => c.Key).Select(c => c.Value.Said)]
        );
    }

    /// <summary>True when words stand, or stood, anywhere in a consultation.</summary>
    /// <exception cref="FormatException">An entry cannot be read; the message names it.</exception>
    public static bool Hold(ConsultationId consultation, IReadOnlyList<Entry> entries, WordsSought sought)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(sought);
        return WordsFound.In(consultation, entries, sought).Any;
    }

    /// <summary>
    /// Returns the comments as received that are meant by what somebody calls one: its number ("2.3, comment 4"), its id, or that of an ask
    /// of it, or its line in the table as received ("line 12"). Several may stand on one line.
    /// </summary>
    public static ImmutableList<Comment> CommentsCalled(Consultation now, string name)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(name);
        if (CommentNumber.Find(now, name) is { } numbered)
        {
            return [numbered];
        }

        var byId = now.Comments.GetValueOrDefault(new CommentId(name.Trim()));
        var line = name.Trim() is var text && text.StartsWith("line ", StringComparison.OrdinalIgnoreCase) ? text[5..].Trim() : null;
        return
        [
            .. now
                .WholeComments.Where(c => $"{c.Source.Line}" == line)
                .Concat(byId is null ? [] : [now.Whole(byId)])
                .DistinctBy(c => c.Id),
        ];
    }

    private static ImmutableList<PlaceOfWords> Named<T>(IEnumerable<T> places, Func<T, string> name, Func<T, int> times) =>
        [.. places.GroupBy(name).Select(p => new PlaceOfWords(p.Key, p.Sum(times)))];

    /// <summary>The comment as received that a text belongs to; null for any other text.</summary>
    private static CommentId? CommentOf(Consultation now, Entry entry, BodyText text) =>
        entry.Version == 0 && text.List == "comments" ? now.WholeComments.Find(c => c.Place == text.Index)!.Id : null;

    /// <summary>True for what a comment says, and for what repeats it: doubts about its line, and decisions that name it.</summary>
    private static bool IsOf(Consultation now, Comment comment, Entry entry, BodyText text)
    {
        if (entry.Version == 0)
        {
            return text.List == "doubts" ? IsAbout(now.Doubts[text.Index], comment) : CommentOf(now, entry, text) == comment.Id;
        }

        var ids = now.Comments.Values.Where(c => now.Whole(c).Id == comment.Id).Select(c => c.Id.Value).ToHashSet();
        using var body = JsonDocument.Parse(entry.Body!);
        return Names(body.RootElement, ids);
    }

    private static bool IsAbout(Doubt doubt, Comment comment) =>
        doubt.Lines.Contains(comment.Source.Line)
        || doubt.Guess switch
        {
            GuessAnswerInComment guess => guess.Comment == comment.Id,
            GuessAnswerAbove guess => guess.Comments.Contains(comment.Id),
            GuessOwnResponses guess => guess.Comments.Contains(comment.Id),
            _ => false,
        };

    /// <summary>True when a text is one of these ids, or the id of a finding that is made of one.</summary>
    private static bool Names(JsonElement element, HashSet<string> ids) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!.Split(':', ',', '/').Any(ids.Contains),
            JsonValueKind.Array => element.EnumerateArray().Any(e => Names(e, ids)),
            JsonValueKind.Object => element.EnumerateObject().Any(p => Names(p.Value, ids)),
            _ => false,
        };

    private static Dictionary<int, (Entry Entry, ErasedInEntry Said)> Changes(
        IReadOnlyList<Entry> entries,
        IEnumerable<(int Entry, int Text, int At)> units
    )
    {
        var changes = new Dictionary<int, (Entry, ErasedInEntry)>();
        foreach (var of in units.GroupBy(u => u.Entry))
        {
            var entry = entries[of.Key];
            var texts = of.GroupBy(u => u.Text).OrderBy(t => t.Key).ToDictionary(t => t.Key, t => new SortedSet<int>(t.Select(u => u.At)));
            var body = Blanks.In(entry.Body!, texts);
            if (body != entry.Body)
            {
                var ranges = texts.SelectMany(t => Ranges(t.Key, t.Value)).ToImmutableList();
                changes[of.Key] = (
                    entry with { Body = body, WrittenBodyHash = entry.ChainedBodyHash },
                    new(entry.Place, entry.Stream, entry.Version, ranges, HashChain.BodyHash(body))
                );
            }
        }

        return changes;
    }

    private static IEnumerable<ErasedText> Ranges(int text, SortedSet<int> units)
    {
        ErasedText? open = null;
        foreach (var unit in units)
        {
            if (open is { } range && range.From + range.Length == unit)
            {
                open = range with { Length = range.Length + 1 };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new(text, unit, 1);
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
