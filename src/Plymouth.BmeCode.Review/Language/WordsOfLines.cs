using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Language;

/// <summary>The words of a wording, line by line, in lower case, without what stands between them; worked out once per wording.</summary>
internal sealed partial class WordsOfLines
{
    private static readonly PerWording<WordsOfLines> Known = new(wording => new(wording));

    private static readonly Attributes? Bullet = Attributes.Of(("list", AttributeValue.Of("bullet")));
    private static readonly Attributes? Ordered = Attributes.Of(("list", AttributeValue.Of("ordered")));

    private WordsOfLines(Wording wording)
    {
        Lines = wording.Lines;
        Words = [.. Lines.Select(WordsIn)];
        All = [.. Words.SelectMany(w => w)];
        var starts = ImmutableArray.CreateBuilder<int>(Lines.Length);
        for (var (line, at) = (0, 0); line < Lines.Length; at += Lines[line].Spans.Sum(s => s.Length) + 1, line++)
        {
            starts.Add(at);
        }

        Starts = starts.ToImmutable();
    }

    public ImmutableArray<Line> Lines { get; }

    /// <summary>The place at which each line begins, in UTF-16 units.</summary>
    public ImmutableArray<int> Starts { get; }

    /// <summary>The words of each line of <see cref="Lines"/>.</summary>
    public ImmutableArray<ImmutableArray<string>> Words { get; }

    /// <summary>The words of all lines, in order.</summary>
    public ImmutableArray<string> All { get; }

    public static WordsOfLines Of(Wording wording) => Known.Of(wording);

    /// <summary>Returns one line as a wording of its own, with its list mark.</summary>
    public Wording Alone(int line)
    {
        var list = Lines[line].List switch
        {
            ListKind.Bullet => Bullet,
            ListKind.Ordered => Ordered,
            ListKind.None => null,
        };
        return Wording.Of(Lines[line].Spans.Aggregate(new DeltaBuilder(), (delta, span) => delta.Add(span)).Insert("\n", list).ToDelta());
    }

    /// <summary>Returns the words of a text, in order.</summary>
    public static ImmutableArray<string> Of(string text) => [.. Word().EnumerateMatches(text).ToWords(text)];

    private static ImmutableArray<string> WordsIn(Line line) =>
        line.Spans.IsEmpty ? [] : Of(string.Concat(line.Spans.Select(s => s.Text ?? $" {s.Embed!.Id} ")));

    [GeneratedRegex(@"[\p{L}\p{M}\d]+(?:['’]\p{L}+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

file static class Matches
{
    public static List<string> ToWords(this Regex.ValueMatchEnumerator matches, string text)
    {
        var words = new List<string>();
        foreach (var match in matches)
        {
            words.Add(text.Substring(match.Index, match.Length).ToLowerInvariant().Replace('’', '\''));
        }

        return words;
    }
}
