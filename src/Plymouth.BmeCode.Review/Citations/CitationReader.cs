using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Citations;

/// <summary>
/// Finds numbers that may name clauses and sections, whatever the Code's numbering: "2.7", "A1", "12(3)(b)", "Principle 4"; ranges, lists,
/// "second bullet of 3.3".
/// </summary>
/// <remarks>
/// It knows how people write numbers, not which numbers there are: <see cref="NumberIndex"/> looks those up. What is plainly a quantity, a
/// date, a page or the size of a sheet is left out.
/// A whole number alone is a figure; it counts only after a word ("section 2", "Principles 4 and 5").
/// </remarks>
public static partial class CitationReader
{
    /// <summary>Stands in a text for something that is not text; one unit, so that places in the text are places in the wording.</summary>
    private const char Embedded = '\ufffc';

    /// <summary>The most numbers that are read in one text. No text about a Code has more, and each costs a look around it.</summary>
    private const int MostNumbers = 5000;

    private static readonly PerWording<Read> Known = new(wording =>
    {
        var text = string.Concat(wording.ToDelta().Ops.Select(op => op.Text ?? new string(Embedded, op.Length)));
        var references = wording.ToDelta().Ops.Where(op => op.Embed is { Kind: Embed.Clause }).Select(op => new ClauseId(op.Embed!.Id));
        return new(text, In(text), [.. references]);
    });

    /// <summary>Returns the numbers in a wording, in order, at the wording's own places; worked out once per wording.</summary>
    public static ImmutableArray<Citation> In(Wording wording) => Known.Of(wording).Citations;

    /// <summary>
    /// Returns a wording as text whose places are the wording's: line ends are kept, and each cross-reference is one character.
    /// </summary>
    public static string Text(Wording wording) => Known.Of(wording).Text;

    /// <summary>True when a wording has numbers or cross-references in it.</summary>
    internal static bool Cites(Wording wording) => Known.Of(wording) is var read && !(read.Citations.IsEmpty && read.References.IsEmpty);

    /// <summary>Returns the clauses of a wording's cross-references, in order.</summary>
    public static ImmutableArray<ClauseId> References(Wording wording) => Known.Of(wording).References;

    /// <summary>Returns the numbers in a text, in order.</summary>
    public static ImmutableArray<Citation> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Citation>();
        foreach (var match in Numbers().Matches(text).Take(MostNumbers))
        {
            if (match.Groups["own"] is { Success: true } own)
            {
                found.Add(new(own.Index, own.Value, "", own.Index) { IsOwn = true });
            }
            else if (IsNumber(text, match) && Found(text, match.Groups["number"], found) is { } citation)
            {
                found.Add(citation);
            }
        }

        return [.. found];
    }

    private static bool IsNumber(string text, Match match)
    {
        var number = match.Groups["number"];
        var after = text.AsSpan(number.Index + number.Length);
        return !Quantity().IsMatch(after)
            && !OfAnotherDocument().IsMatch(after)
            && !(FollowsWord(text, number.Index) && OfSomethingElse().IsMatch(Nearby.Before(text, number.Index)));
    }

    /// <summary>
    /// True when a word stands right before a place. Every pattern that looks back from a number needs one, so most numbers are spared
    /// those patterns.
    /// </summary>
    private static bool FollowsWord(string text, int at) =>
        // A line end may stand between, since "$" in a pattern also matches before the last one.
        Follows(text, at) || (at > 0 && text[at - 1] == '\n' && Follows(text, at - 1));

    private static bool Follows(string text, int at)
    {
        var end = at - 1;
        end -= end >= 0 && text[end] is '\'' or '"' or '‘' or '“' or '(' ? 1 : 0;
        if (end < 0 || !char.IsWhiteSpace(text[end--]))
        {
            return false;
        }

        end -= end >= 0 && text[end] == '.' ? 1 : 0;
        return end >= 0 && char.IsLetter(text[end]);
    }

    private static Citation? Found(string text, Group number, List<Citation> before)
    {
        var bare = Bare().IsMatch(number.Value);
        var follows = FollowsWord(text, number.Index);
        var word = follows ? WordBefore().Match(text, Nearby.From(number.Index), number.Index - Nearby.From(number.Index)) : Match.Empty;
        var heading = follows && HeadingOf().IsMatch(Nearby.Before(text, number.Index));
        var last = before.Count > 0 ? before[^1] : null;
        var between = last is null ? "" : text[(last.At + last.Length)..number.Index];
        var goesOn = last is not null && GoesOn().IsMatch(between);
        if (bare && goesOn && last!.IsBare && !heading)
        {
            return Around(
                text,
                last with
                {
                    At = number.Index,
                    Number = number.Value,
                    EndsRange = Through().IsMatch(between),
                    Bullet = null,
                    SaysItGoes = false,
                }
            );
        }

        if (bare && !word.Success && !heading)
        {
            return null;
        }

        var said = word.Success && !heading ? word.Groups["word"].Value : "";
        return Around(
            text,
            new(number.Index, number.Value, said, said.Length > 0 ? word.Groups["word"].Index : number.Index)
            {
                IsBare = bare,
                OfSection = heading || SectionWord().IsMatch(said),
                IsPlain =
                    heading
                    || SectionWord().IsMatch(said)
                    || ClauseWord().IsMatch(said)
                    || (follows && Referring().IsMatch(Nearby.Before(text, number.Index))),
                EndsRange = goesOn && Through().IsMatch(between),
            }
        );
    }

    /// <summary>Adds what the words around a number say about it.</summary>
    private static Citation Around(string text, Citation citation)
    {
        var follows = FollowsWord(text, citation.At);
        var before = follows ? Nearby.Before(text, citation.At).ToString() : "";
        var rest = citation.At + citation.Length;
        var after = text.Substring(rest, Math.Min(60, text.Length - rest));
        var bullet = follows && BulletBefore().Match(before) is { Success: true } ahead ? ahead : BulletAfter().Match(after);
        return citation with
        {
            Bullet = bullet.Success ? Ordinal(bullet.Groups["which"].Value) : null,
            SaysItGoes = GoesAfter().IsMatch(after) || (follows && GoesBefore().IsMatch(before)),
        };
    }

    private static int Ordinal(string which) =>
        which.ToLowerInvariant() switch
        {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "fifth" => 5,
            "sixth" => 6,
            "last" or "final" => -1,
            var digits => int.Parse(digits.AsSpan(0, digits.Length - 2), CultureInfo.InvariantCulture),
        };

    private sealed record Read(string Text, ImmutableArray<Citation> Citations, ImmutableArray<ClauseId> References);

    /// <summary>1.2, A.2, IV.2 · A1 · 12(3) · 4, B, IV; then (c).</summary>
    [GeneratedRegex(
        @"(?<own>\b[Tt]his (?:clause|paragraph|principle|undertaking|article)\b)|(?<![\p{L}\p{N}.£$€#@_]|\p{N}:)(?<number>(?:(?:\p{Nd}{1,3}|[A-Z]|[IVX]{1,5})(?:\.\p{Nd}{1,3}){1,4}|[A-Z]\p{Nd}{1,3}|\p{Nd}{1,3}|[A-Z]|[IVX]{1,5})(?:\([a-z0-9]{1,4}\))*)(?![\p{L}\p{N}_(]|[.:]\p{N}|,\p{Nd}{3}|\s?%)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:\p{Nd}{1,3}|[A-Z]|[IVX]{1,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"^[\s-]?(?:per\s?cent|percent|p\.?m\.?\b|a\.?m\.?\b|(?:thousand|million|billion|hundred|pounds?|euros?|pence|hours?|hrs|minutes?|mins|days?|nights?|weeks?|months?|years?|times|miles?|km|kilometres?|metres?|meters?|m|cm|mm|kg|kilos?|tonnes?|litres?|degrees?|fte|posters?|paper|sheets?|pages?|format|leaflets?|notices?|out of|rd|st|nd|th)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Quantity();

    [GeneratedRegex(
        @"^ of (?:the|this|that|its) (?!Code\b|Draft\b|Principles\b)(?:\p{Lu}\p{L}+|\p{Lu}\p{Lu}+)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OfAnotherDocument();

    /// <summary>An article makes a number part of a noun ("an A3 poster"); pages, lines and other documents have numbers too.</summary>
    [GeneratedRegex(
        @"\b(?:an?|version|release|tables?|figures?|fig|pages?|pp?|lines?|rows?|annex|appendix|schedule|regulations?|acts?|size|plan|option|grade|band|zone|room|unit|route|nearly)\.?\s['""‘“(]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft
    )]
    private static partial Regex OfSomethingElse();

    [GeneratedRegex(@"\b(?<word>\p{L}{2,20})\.?[ \u00a0]['""‘“]?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex WordBefore();

    [GeneratedRegex(
        @"\b(?:headings?|titles?) (?:of|in|to|for|on) (?:section )?['""‘“]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft
    )]
    private static partial Regex HeadingOf();

    [GeneratedRegex(@"^(?:sections?|parts?|chapters?|themes?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SectionWord();

    [GeneratedRegex(
        @"^(?:clauses?|paragraphs?|paras?|articles?|points?|undertakings?|commitments?|principles?|standards?|rules?|items?|number|numbers|no)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ClauseWord();

    [GeneratedRegex(
        @"\b(?:see(?: also)?|(?:answers?|responses?|comments?)(?: about [\p{L} ]{1,40}?)? (?:on|to|in|under|about|at|for))(?: the)? ['""‘“(]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft
    )]
    private static partial Regex Referring();

    [GeneratedRegex(@"^(?:\s?,|\s?,?\s(?:and|or|to|through)\s|\s?[+&/–—-])\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"^\s?(?:to|through|[–—-])\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Through();

    private const string Which =
        @"(?<which>first|second|third|fourth|fifth|sixth|last|final|\p{Nd}{1,2}(?:st|nd|rd|th)) (?:bullet(?: ?point)?|entry)";

    [GeneratedRegex(
        @"\b" + Which + @" (?:of|in|under|at|to) (?:\p{L}+ )?['""‘“(]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft
    )]
    private static partial Regex BulletBefore();

    [GeneratedRegex(@"^[,:;)]? ?(?:the )?" + Which, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BulletAfter();

    [GeneratedRegex(
        @"^['""’”)]?(?: itself)?(?: has been| have been| was| were| is| are| will be| should be| to be| is to be| are to be)?(?: now)? (?:deleted|removed|dropped|taken out|struck out|left out)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex GoesAfter();

    [GeneratedRegex(
        @"\b(?:delet(?:e|es|ed|ing|ion of)|remov(?:e|es|ed|ing|al of)|drop(?:s|ped|ping)?|tak(?:e|ing) out|strik(?:e|ing) out)(?: the)?(?: \p{L}+)? ['""‘“(]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft
    )]
    private static partial Regex GoesBefore();
}
