namespace Plymouth.BmeCode.Review.Language;

/// <summary>Which of several texts have which words; a word that many have tells little about any of them.</summary>
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

    /// <summary>How many texts there are.</summary>
    public int Texts { get; }

    /// <summary>Every word, with the texts that have it by their places in order.</summary>
    public IEnumerable<KeyValuePair<string, List<int>>> Words => _holders;

    /// <summary>The texts that have a word, by their places in order.</summary>
    public IReadOnlyList<int> With(string word) => _holders.TryGetValue(word, out var holders) ? holders : [];

    /// <summary>ln(1 + texts / texts with the word); 0 for a word that none has.</summary>
    public double Weight(string word) => _holders.TryGetValue(word, out var holders) ? Math.Log(1 + ((double)Texts / holders.Count)) : 0;
}
