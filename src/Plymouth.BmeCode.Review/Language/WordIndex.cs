namespace Plymouth.BmeCode.Review.Language;

/// <summary>Tells which of several texts have which words. A word that many of them have tells little about any.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, List<int>> _holders = new(StringComparer.Ordinal);

    /// <param name="texts">The words of each text, each word once.</param>
    public WordIndex(IEnumerable<IEnumerable<string>> texts)
    {
        foreach (var words in texts)
        {
            foreach (var word in words)
            {
                (_holders.TryGetValue(word, out var known) ? known : _holders[word] = []).Add(Texts);
            }

            Texts++;
        }
    }

    /// <summary>The number of texts.</summary>
    public int Texts { get; }

    /// <summary>Every word, with the places of the texts that have it, in order.</summary>
    public IEnumerable<KeyValuePair<string, List<int>>> Words => _holders;

    /// <summary>Returns the places of the texts that have a word, in order.</summary>
    public IReadOnlyList<int> With(string word) => _holders.TryGetValue(word, out var holders) ? holders : [];

    /// <summary>Returns ln(1 + texts / texts with the word); 0 for a word that none has.</summary>
    public double Weight(string word) => _holders.TryGetValue(word, out var holders) ? Math.Log(1 + ((double)Texts / holders.Count)) : 0;
}
