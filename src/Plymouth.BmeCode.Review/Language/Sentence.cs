namespace Plymouth.BmeCode.Review.Language;

/// <summary>Makes sentences: a capital at the beginning, and lists with "and".</summary>
public static class Sentence
{
    /// <summary>Returns the words with a capital first: "the response to 2.3, comment 4" gives "The response to 2.3, comment 4".</summary>
    /// <exception cref="ArgumentException">There are no words.</exception>
    public static string Of(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Returns words as a list: "45", "45 and 46", "45, 46 and 47".</summary>
    public static string List(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
