using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>Knows the headings under which a table gathers what is about no clause: "Anything missing", "Other matters raised".</summary>
internal static partial class GeneralHeadings
{
    /// <summary>True for words that are such a heading wherever they stand in the table.</summary>
    public static bool IsAnywhere(string text) => Anywhere().IsMatch(text) && Subject().IsMatch(text);

    /// <summary>
    /// True for words that are such a heading where nothing but comments follow: each is one that headings are made of, and one says that
    /// it gathers the rest.
    /// </summary>
    public static bool IsAtTheEnd(string text) => IsAnywhere(text) || (AtTheEnd().IsMatch(text) && Gathering().IsMatch(text));

    [GeneratedRegex(
        @"^\s*(?:(?:anything|else|missing|general|any|other|overall|comments?|and|or|on|about|the|code|as|a|whole)\b[\s/&,–—-]*)+[.:]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Anywhere();

    [GeneratedRegex(
        @"\b(?:missing|(?:general|other|overall)\s+comments?|comments?\s+(?:on|about)\s+the\s+code)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Subject();

    [GeneratedRegex(
        @"^\s*(?:(?:anything|everything|else|missing|general|generally|any|all|other|others|overall|further|additional|miscellaneous|final"
            + @"|more|comments?|matters?|issues?|points?|remarks?|observations?|feedback|views?|suggestions?|thoughts?|questions?|concerns?"
            + @"|topics?|business|responses?|raised|made|received|given|covered|elsewhere|above|not|by|from|consultees|respondents|people"
            + @"|and|or|of|on|about|for|in|the|this|that|code|document|draft|policy|as|a|whole|is|are|there|do|you|would|have|like|want"
            + @"|wish|us|to|say|add|tell|make)\b[\s/&,()–—-]*){1,16}[.:;?!…]{0,3}\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(
        @"\b(?:else|missing|general|generally|others?|overall|further|additional|miscellaneous|final|more\s+\w+|as\s+a\s+whole)\b"
            + @"|\bany\s+(?:comments?|matters?|issues?|points?|remarks?|questions?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Gathering();
}
