namespace Plymouth.BmeCode.Review;

/// <summary>Words as a sentence begins with them.</summary>
public static class Sentence
{
    /// <summary>The words with a capital first: "the response to line 45" gives "The response to line 45". Not for empty words.</summary>
    public static string Of(string words)
    {
        ArgumentException.ThrowIfNullOrEmpty(words);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
