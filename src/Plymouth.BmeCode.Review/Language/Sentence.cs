namespace Plymouth.BmeCode.Review.Language;

/// <summary>Words as a sentence begins with them.</summary>
public static class Sentence
{
    /// <summary>The words with a capital first: "the response to line 45" gives "The response to line 45". Not for empty words.</summary>
    public static string Of(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"45", "45 and 46", "45, 46 and 47".</summary>
    public static string List(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
