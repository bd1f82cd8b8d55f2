namespace Plymouth.BmeCode.Review.Language;

/// <summary>Tells how alike two texts are by the words they share. A word that many texts have counts little.</summary>
internal sealed class Likeness
{
    private readonly WordIndex _index;
    private readonly Dictionary<string, HashSet<string>> _words = new(StringComparer.Ordinal);

    public Likeness(IEnumerable<string> texts) => _index = new(texts.Select(WordsOf));

    /// <summary>Returns the likeness from 0 (nothing shared) to 1 (the same words): the cosine of the weighed sets of words.</summary>
    public double Of(string one, string other)
    {
        var (a, b) = (WordsOf(one), WordsOf(other));
        var shared = Sum(a.Where(b.Contains));
        return shared == 0 ? 0 : shared / Math.Sqrt(Sum(a) * Sum(b));
    }

    private HashSet<string> WordsOf(string text) =>
        _words.TryGetValue(text, out var known) ? known : _words[text] = [.. ContentWords.Of(text)];

    private double Sum(IEnumerable<string> words) => words.Select(_index.Weight).Sum(w => w * w);
}
