namespace Plymouth.BmeCode.Web.SignIn;

/// <summary>Somebody's words within other words: where they are read from right to left they keep to themselves, so that what stands around them stays where it is.</summary>
public static class Isolated
{
    // First strong isolate, pop directional isolate (Unicode Annex 9): what <bdi> does, also where there is no markup.
    private const char Open = '\u2068';
    private const char Close = '\u2069';

    /// <summary>The words; those that are read from right to left between the signs that keep them apart.</summary>
    public static string Of(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Any(IsReadFromTheRight) ? $"{Open}{words}{Close}" : words;
    }

    /// <summary>Hebrew, Arabic and their neighbours; of the scripts beyond the basic plane the halves that only theirs begin with. Too many do no harm.</summary>
    private static bool IsReadFromTheRight(char sign) => sign is (>= '\u0590' and <= '\u08ff') or (>= '\ufb1d' and <= '\ufdff') or (>= '\ufe70' and <= '\ufefc') or '\ud802' or '\ud803' or '\ud83a' or '\ud83b';
}
