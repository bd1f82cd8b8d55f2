using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>
/// The ways in which answers point elsewhere. Text is as <see cref="NamedInText"/> marks it; <c>#</c> stands for the number of a clause,
/// <c>§</c> for that of a section.
/// </summary>
/// <remarks>To teach a phrase, add a line. A group "below" turns the direction; a group "many" means all that stand there.</remarks>
internal static class PointerPhrases
{
    private const string Numbers = @"#(?:(?:, ?| and | or | to | ?[–+&-] ?)#){0,30}";
    private const string Answers = "(?:comments?|responses?|answers?|replies|reply)";
    private const string Many = "(?<many>comments|responses|answers|replies|response comments|points)|response|answer|comment|reply|point";

    /// <summary>Phrases for a clause that answers by itself: "4.1 deals with this", "covered by 2.5".</summary>
    public static readonly ImmutableArray<Regex> AtClauses =
    [
        Says($@"{Numbers} (?:also |already |now )?(?:deals?|dealt|aims? to deal|will deal) with (?:this|it|that|these|them)\b"),
        Says($@"{Numbers} (?:also |already |now )?(?:covers?|addresses|address|answers?|provides? for) (?:this|it|that|these|them)\b"),
        Says(
            $@"\b(?:covered|dealt with|addressed|answered|met|protected|provided for) (?:by|in|under|through) (?:the )?(?:clauses? |paragraphs? |sections? |undertakings? )?{Numbers}"
        ),
        Says($@"\bas (?:clause |section )?#,? (?:already )?(?:says|states|explains|sets out|provides|requires|makes clear)\b"),
        Says($@"\b(?:see|refer to)(?: also)? (?:clauses? |paragraphs? |sections? |undertakings? )?{Numbers}"),
    ];

    /// <summary>Phrases for what was said elsewhere under a clause or section: "see comment under 3.3".</summary>
    public static readonly ImmutableArray<Regex> Under =
    [
        Says(
            $@"\b(?:see|refer to|(?:dealt with|covered|answered|addressed|discussed|explained|given)(?: in| by| under)?)(?: also)?(?: the| our| my){{0,3}} {Answers}(?: (?:about|on|regarding) [\p{{L}} ]{{1,40}}?)? (?:under|to|on|in|at|for|about) (?:clause |section )?(?:#|§)"
        ),
    ];

    /// <summary>Phrases for the answer right above: "as above", "ditto".</summary>
    public static readonly ImmutableArray<Regex> RightAbove =
    [
        Says(@"\bas (?:per )?above\b(?! all\b)"),
        Says(@"^ditto\b|\bsame as above\b"),
        Says($@"\b(?:see|as(?: in| per| with)?)(?: the| our)? (?:previous|preceding|last) {Answers}\b"),
    ];

    /// <summary>Phrases for an answer somewhere above or below: "see above", "mentioned above", "see also below".</summary>
    public static readonly ImmutableArray<Regex> Somewhere =
    [
        Says($@"\b(?:see|refer to)(?: also)?(?: the| our| my)?(?: (?:{Many}))?(?: given| made)? (?:above|earlier|(?<below>below))\b"),
        Says($@"\b(?:see|refer to)(?: also)?(?: the| our)? (?:above|(?<below>below)) (?:{Many})\b"),
        Says(
            @"\b(?:mentioned|explained|stated|noted|described|given|set out|discussed|answered|referred to|outlined|said|dealt with|covered|addressed) (?:above|(?<below>below))\b"
        ),
    ];

    /// <summary>Phrases for a comment by its words: "e.g. 'BIG +' above".</summary>
    public static readonly ImmutableArray<Regex> Quoted =
    [
        Says("""(?:"(?<quote>[^"]{2,60})"|(?<![\p{L}\d])'(?<quote>[^']{2,60})') (?:above|(?<below>below))\b"""),
    ];

    private static readonly Regex Denied = PlainPhrases.Pattern(@"\b(?:not|never|cannot|without|\w+n't)(?: be| been)? $");

    /// <summary>Returns the places where one of the phrases stands in a marked text and is not denied, in order.</summary>
    public static IEnumerable<Match> In(string marked, ImmutableArray<Regex> phrases) =>
        phrases.SelectMany(p => p.Matches(marked)).Where(m => !Denied.IsMatch(Nearby.Before(marked, m.Index))).OrderBy(m => m.Index);

    /// <summary>True when a marked text points anywhere.</summary>
    public static bool Points(string marked) => In(marked, [.. AtClauses, .. Under, .. RightAbove, .. Somewhere, .. Quoted]).Any();

    /// <summary>True when a marked text says nothing but where to look.</summary>
    public static bool IsAll(string marked)
    {
        var rest = marked;
        foreach (var phrase in AtClauses.Concat(Under).Concat(RightAbove).Concat(Somewhere))
        {
            rest = phrase.Replace(rest, "");
        }

        return rest != marked && !rest.Any(char.IsLetterOrDigit);
    }

    private static Regex Says(string phrase) =>
        PlainPhrases.Pattern(
            phrase.Replace("#", NamedInText.Mark, StringComparison.Ordinal).Replace("§", NamedInText.SectionMark, StringComparison.Ordinal)
        );
}
