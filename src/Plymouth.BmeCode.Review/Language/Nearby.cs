namespace Plymouth.BmeCode.Review.Language;

/// <summary>
/// Gives the words right before a place of a text. Nothing longer is looked for there, and looking no further keeps reading a text linear,
/// whatever the text.
/// </summary>
internal static class Nearby
{
    /// <summary>The reach in UTF-16 units.</summary>
    private const int Reach = 100;

    /// <summary>Returns the place at which the words right before a place begin.</summary>
    public static int From(int at) => Math.Max(0, at - Reach);

    /// <summary>Returns the words right before a place.</summary>
    public static ReadOnlySpan<char> Before(string text, int at) => text.AsSpan(From(at), at - From(at));
}
