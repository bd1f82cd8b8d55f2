namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>
/// Keeps somebody's words apart within other words when they are read from right to left, so that what stands around them stays where it
/// is.
/// </summary>
public static class Isolated
{
    // First strong isolate, pop directional isolate (Unicode Annex 9): they do what <bdi> does, also where there is no markup.
    private const char Open = '\u2068';
    private const char Close = '\u2069';

    /// <summary>Returns the words, between the signs that keep them apart when they are read from right to left.</summary>
    public static string Of(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Any(IsReadFromTheRight) ? $"{Open}{words}{Close}" : words;
    }

    /// <summary>
    /// True for Hebrew, Arabic and their neighbours, and, of the scripts beyond the basic plane, for the halves that only theirs begin
    /// with. Too many do no harm.
    /// </summary>
    private static bool IsReadFromTheRight(char sign) =>
        sign
            is (>= '\u0590' and <= '\u08ff')
                or (>= '\ufb1d' and <= '\ufdff')
                or (>= '\ufe70' and <= '\ufefc')
                or '\ud802'
                or '\ud803'
                or '\ud83a'
                or '\ud83b';
}
