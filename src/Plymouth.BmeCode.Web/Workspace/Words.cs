namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Small things said the same everywhere.</summary>
public static class Words
{
    /// <summary>The first words of a text, at most <paramref name="length"/> UTF-16 units, cut between words.</summary>
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

    /// <summary>A number of things: "1 comment", "3 comments".</summary>
    public static string Count(int count, string one) => Review.Language.Counted.Of(count, one);

    /// <summary>A day in words: "5 November 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Initials of a name, at most two: "Zofia Nowak" gives "ZN".</summary>
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
