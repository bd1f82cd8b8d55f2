using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Passages;

/// <summary>
/// Finds where long words that a member inserts stand word for word in the consultation, or stood until they were cut out, so that pasting
/// leaves them their author's. All passages of a consultation share one; any thread may ask.
/// </summary>
/// <param name="table">The consultation as on disk; null before its first entry.</param>
internal sealed class PastedWords(Func<Table?> table)
{
    /// <summary>Shorter words may be anybody's. Unit: UTF-16 units.</summary>
    public const int Shortest = 40;

    /// <summary>Most cuts remembered.</summary>
    private const int Most = 64;

    /// <summary>Most UTF-16 units of cuts remembered: 64 kB.</summary>
    private const int MostUnits = 32 * 1024;

    /// <summary>Most units of the words that are looked for; what follows is compared.</summary>
    private const int LongestBeginning = 200;

    /// <summary>Most places in a text that are compared.</summary>
    private const int MostPlaces = 8;

    /// <summary>
    /// Most UTF-16 units looked through for one change: what is not found in them is its author's. Whoever types there waits meanwhile.
    /// </summary>
    private const int MostLookedThrough = 1024 * 1024;

    private static readonly Once<Wording, string> TextOf = new(wording => wording.TextOf(0, wording.Length));

    private readonly Lock _turn = new();
    private readonly List<Text> _cuts = [];

    /// <summary>Takes a change that is about to be made to a passage; remembers the long words that it cuts out.</summary>
    /// <param name="before">The passage before the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="known">Where words come from that it only gives back, in order.</param>
    /// <returns>These, and where the long words come from that stand or stood elsewhere, in order.</returns>
    public ImmutableList<Source> Take(PassageState before, Delta change, ImmutableList<Source> known)
    {
        var (inserted, deleted) = (0, 0);
        foreach (var op in change.Ops)
        {
            inserted += op.Kind == OpKind.Insert ? op.Length : 0;
            deleted = Math.Max(deleted, op.Kind == OpKind.Delete ? op.Length : 0);
        }

        var sources = inserted < Shortest ? known : [.. known.Concat(Find(before, change, known)).OrderBy(s => s.At)];
        if (deleted >= Shortest)
        {
            Remember(before, change);
        }

        return sources;
    }

    /// <summary>Forgets all cuts: some versions may have been lost.</summary>
    public void Clear()
    {
        lock (_turn)
        {
            _cuts.Clear();
        }
    }

    private List<Source> Find(PassageState before, Delta change, ImmutableList<Source> known)
    {
        var (found, texts, left) = (new List<Source>(), (List<Text>?)null, MostLookedThrough);
        foreach (var (_, at, words) in Insertion.Of(change))
        {
            if (words.Length < Shortest || known.Exists(s => s.At >= at && s.At < at + words.Length))
            {
                continue;
            }

            found.AddRange(Find(texts ??= Texts(before), at, words, ref left) is { } source ? [source] : []);
        }

        return found;
    }

    /// <summary>
    /// Where inserted words, white space around them apart, stand in the first text that has them; null where in none, or where they are
    /// short.
    /// </summary>
    private static Source? Find(List<Text> texts, int at, string words, ref int left)
    {
        var trimmed = words.AsSpan().Trim();
        if (trimmed.Length >= Shortest)
        {
            foreach (var text in texts)
            {
                left -= text.Words.Length;
                if (left < 0)
                {
                    return null;
                }

                if (PlaceIn(text.Words, trimmed) is { } from)
                {
                    var skipped = words.Length - words.AsSpan().TrimStart().Length;
                    return new(at + skipped, trimmed.Length, text.Stream, text.Version, text.From + from);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Where words stand in a text. They are found by their beginning, and only the first places that have it are compared further, so that
    /// no text makes this slow.
    /// </summary>
    private static int? PlaceIn(ReadOnlySpan<char> text, ReadOnlySpan<char> words)
    {
        var beginning = words[..Math.Min(words.Length, LongestBeginning)];
        for (var (from, tries) = (0, 0); tries < MostPlaces && text[from..].IndexOf(beginning) is var next && next >= 0; tries++, from++)
        {
            from += next;
            if (text[from..].StartsWith(words))
            {
                return from;
            }
        }

        return null;
    }

    /// <summary>Returns the texts to look through: the passage itself, then the cuts, the last first, then all other passages.</summary>
    private List<Text> Texts(PassageState own)
    {
        var stored = table()?.Passages;
        var texts = new List<Text> { new(own.Id.Stream, own.Version, 0, TextOf.Of(own.Wording)) };
        lock (_turn)
        {
            // A version of another passage counts once it is on disk: what never gets there must not be named.
            texts.AddRange(
                _cuts.Where(cut =>
                    cut.Stream == own.Id.Stream
                    || (stored?.GetValueOrDefault(new(cut.Stream.Value)) is { } passage && passage.Version >= cut.Version)
                )
            );
        }

        texts.Reverse(1, texts.Count - 1);
        texts.AddRange(
            (stored?.Values ?? [])
                .Where(p => p.Id != own.Id && p.Wording.Length > Shortest)
                .OrderBy(p => p.Id)
                .Select(p => new Text(p.Id.Stream, p.Version, 0, TextOf.Of(p.Wording)))
        );
        return texts;
    }

    private void Remember(PassageState before, Delta change)
    {
        var place = 0;
        lock (_turn)
        {
            foreach (var op in change.Ops)
            {
                if (op.Kind == OpKind.Delete && op.Length is >= Shortest and <= MostUnits)
                {
                    _cuts.Add(new(before.Id.Stream, before.Version, place, before.Wording.TextOf(place, op.Length)));
                }

                place += op.Kind == OpKind.Insert ? 0 : op.Length;
            }

            while (_cuts.Count > Most || _cuts.Sum(cut => cut.Words.Length) > MostUnits)
            {
                _cuts.RemoveAt(0);
            }
        }
    }

    /// <summary>Words that stood in a version of a passage from a place on.</summary>
    private readonly record struct Text(StreamId Stream, int Version, int From, string Words);
}
