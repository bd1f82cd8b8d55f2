namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Small wordings that are the same everywhere.</summary>
public static class Words
{
    /// <summary>
    /// Returns a text on one line, or its first words, at most <paramref name="length"/> UTF-16 units cut between words, and "…".
    /// </summary>
    public static string First(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= length)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', length);
        return line[..(end > 0 ? end : length)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    /// <summary>Returns a number of things: "1 comment", "3 comments".</summary>
    public static string Count(int count, string one) => Review.Language.Counted.Of(count, one);

    /// <summary>Returns a day in words: "5 November 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Returns the initials of a name, at most two: "ZN" for "Zofia Nowak", "?" for no name.</summary>
    public static string Initials(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length switch
        {
            0 => "?",
            1 => FirstRune(parts[0]),
            _ => FirstRune(parts[0]) + FirstRune(parts[^1]),
        };
    }

    private static string FirstRune(string word) => word.EnumerateRunes().First().ToString().ToUpperInvariant();
}
