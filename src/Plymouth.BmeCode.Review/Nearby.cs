namespace Plymouth.BmeCode.Review;

/// <summary>What stands right before a place of a text. What is looked for there is never longer, and looking no further keeps reading a text linear, whatever the text.</summary>
internal static class Nearby
{
    /// <summary>So many UTF-16 units.</summary>
    private const int Reach = 100;

    /// <summary>Where the words begin that stand right before a place.</summary>
    public static int From(int at) => Math.Max(0, at - Reach);

    /// <summary>The words right before a place.</summary>
    public static ReadOnlySpan<char> Before(string text, int at) => text.AsSpan(From(at), at - From(at));
}
