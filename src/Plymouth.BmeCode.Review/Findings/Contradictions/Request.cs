using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>
/// Reads what a comment asks for, as far as its words show: enough to tell whether two comments ask for the same. Worked out once per
/// comment.
/// </summary>
/// <remarks>
/// To teach it another way of asking for more, add a line to the pattern <see cref="Wider"/> and a case to <c>ContradictionTests</c>.
/// </remarks>
internal sealed partial class Request
{
    private static readonly PerPlainText<Request> Known = new(text => new(text));

    private Request(string text)
    {
        Words = [.. ContentWords.Of(text)];
        Widens = Wider().IsMatch(text);
        Denies = Denied().IsMatch(text);
        Part = PartNamed(text);
        TooNarrow = [.. Narrow().Matches(text).SelectMany(m => m.Groups["term"].Captures).SelectMany(c => ContentWords.Of(c.Value))];
    }

    /// <summary>The words that carry meaning, cut to their stems.</summary>
    public ImmutableHashSet<string> Words { get; }

    /// <summary>True when it asks that something hold for more than it does ("too narrow", "not just …", "should apply to all").</summary>
    public bool Widens { get; }

    /// <summary>The words it calls too narrow, cut to their stems: X in "X too narrow" and "not just for X".</summary>
    public ImmutableHashSet<string> TooNarrow { get; }

    /// <summary>True when it asks that something be not done ("should not be published").</summary>
    public bool Denies { get; }

    /// <summary>The entry of the clause's list that it is about, from 1, or 0 for the last; null when it names none.</summary>
    public int? Part { get; }

    public static Request Of(Comment comment) => Known.Of(comment.Body);

    /// <summary>
    /// Returns the entry that a text names ("second bullet point", "3.3(b)"): from 1, or 0 for the last. Null when it names none.
    /// </summary>
    public static int? PartNamed(string text)
    {
        if (Entry().Match(text) is { Success: true } named)
        {
            var word = named.Groups["which"].Value.ToUpperInvariant();
            return word == "LAST" ? 0
                : Array.IndexOf(Ordinals, word) is >= 0 and var at ? at + 1
                : int.Parse(word[..1], CultureInfo.InvariantCulture);
        }

        return Letter().Match(text) is { Success: true } letter ? letter.Groups["letter"].Value[0] - 'a' + 1 : null;
    }

    private static readonly string[] Ordinals = ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH"];

    [GeneratedRegex(
        @"\btoo? narrow|\b(not|n't)( be)? (just|only|merely|simply|solely|limited to|restricted to|confined to|focuss?ed on)\b|\bwhy only\b"
            + @"|\b(apply|applies|appl(ied|ying)|open|available|access|accessible|extend\w*)( it| this| them)? (to|for|across) (all|any|every\w*|the (whole|entire))\b|\bacross (all|the (whole|entire|board|sector))\b"
            + @"|\b(should|must|needs? to|ought to|could)( also)? (cover|include|mention)\b[^.;]{0,300}\b(all|every\w*|too|as well)\b|\bshould (also )?be (included|covered|mentioned)( too| as well)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Wider();

    [GeneratedRegex(
        """(?<term>"[^"]{2,40}"|'[^']{2,40}'|(?<![\w-])[\w-]{1,60})( is| are| sounds?| seems?)?( much| far)? too? narrow|\b(?:not|n't)( be)? (?:just|only|merely|simply|solely|limited to|restricted to|confined to)( be)?( for| about| to)?( the)? (?<term>[\w-]+)|\bwhy only (?<term>[\w-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Narrow();

    [GeneratedRegex(
        @"\b(should|must|ought|shall|do|does|may|can|need)( not\b|n't\b|not\b)(?! (just|only|merely|simply|solely|be (just|only|limited|restricted|confined)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Denied();

    [GeneratedRegex(
        @"\b(?<which>first|second|third|fourth|fifth|sixth|seventh|eighth|last|[1-8](st|nd|rd|th)) (bullet|entry|indent|dash|item|point|sub-?paragraph)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<=\d\)?)\((?<letter>[a-h])\)", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
