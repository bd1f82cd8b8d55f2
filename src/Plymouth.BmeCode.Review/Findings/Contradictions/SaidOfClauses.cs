using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>A statement of a response that a clause is to stay, or that the response relies on it.</summary>
/// <param name="Clause">The clause it names; null when it says "this" or "it" and means the one its comments are about.</param>
/// <param name="Phrase">The words, with numbers as the ids of their clauses.</param>
internal sealed record ClauseSaid(ClauseId? Clause, string Phrase);

/// <summary>Reads which clauses a response wants to stay, and on which it relies ("covered by 2.5"). Worked out once per wording.</summary>
/// <remarks>
/// To teach it a phrase, add a line; <c>#</c> stands for a clause, by its number or by a word such as "this". A phrase about a single word
/// ("keep the word …") is about no clause.
/// </remarks>
internal sealed partial class SaidOfClauses
{
    private const string Deleting = @"(delet|remov|dropp?|omitt?|los|cutt?)(e|ed|ing)?|tak(e|en|ing) out";
    private const string Good =
        "(desirable|sensible|wise|right|helpful|appropriate|acceptable|justified|advisable|necessary|in anybody's interest|a good "
        + "idea|what (we|anybody) wants?)";
    private const string End = @"(?=[.,;:!?)]|$| (as|in|because|for|and|since|where|so|here|after|but)\b)";

    private static readonly ImmutableArray<Regex> Stays =
    [
        Phrase(
            $@"\b({Deleting}) #[^;!?]{{0,30}}\b(doesn't|does not|isn't|is not|wouldn't|would not|not)( seem| appear| look| be| really| very| at all)* {Good}\b"
        ),
        Phrase(
            $@"\b((unwise|undesirable|unreasonable|unnecessary|unhelpful|wrong) to|(no|not|never|don't|cannot|can't|won't|reluctant|against)( (wish|need|reason|intention|plan|want|think|propose|intend|agree|see|right|it|any|case|to|be|for))*) ({Deleting}) #"
        ),
        Phrase(
            $@"# (itself )?((should|shall|must|will|would|need|needs|can|may|ought to|is|is to)( not|n't)|cannot|won't) (be )?({Deleting}|go)\b(?! from)"
        ),
        Phrase(
            $@"# (itself |therefore |also )*((should|shall|must|will|would|ought to|is to|has to|needs to|can) )?(therefore )?(stays?|remains?|be kept|be retained|stands?|is kept|is retained|to stay){End}"
        ),
        Phrase(
            $@"\b(prefer|want|wish|decided|intend|propose|like|mean|agreed?)( to)? (keep|retain|leave|keeping|retaining|leaving) #( in)?{End}"
        ),
        Phrase($@"^(we )?(will |shall |should )?(keep|retain) #{End}"),
    ];

    private static readonly ImmutableArray<Regex> Relies =
    [
        Phrase(
            @"\b(covered|dealt with|addressed|protected|provided for|safeguarded|met|catered for|answered|guaranteed|ensured)( already| also)? (by|in|under) ##"
        ),
        Phrase(
            @"##( already| also)? (deals with|covers|addresses|protects|provides for|safeguards|ensures|guarantees|allows for|aims to|caters for)\b"
        ),
        Phrase(@"\bas ## (says|requires|provides|sets out|makes clear)\b"),
    ];

    private static readonly PerPart<Consultation, PerWording<SaidOfClauses>> Known = new(
        c => c.ReceivedPassages,
        c => ReaderOf(new NamedInText(NumberIndex.Consulted(c)))
    );

    private SaidOfClauses(string marked)
    {
        Keeps = Read(marked, Stays);
        ReliesOn = Read(marked, Relies);
    }

    /// <summary>The statements that a clause is to stay.</summary>
    public ImmutableList<ClauseSaid> Keeps { get; }

    /// <summary>The statements that rely on a clause.</summary>
    public ImmutableList<ClauseSaid> ReliesOn { get; }

    /// <summary>True when it says nothing of that kind about any clause.</summary>
    public bool IsEmpty => Keeps.IsEmpty && ReliesOn.IsEmpty;

    /// <summary>Returns the function that reads responses of a consultation.</summary>
    public static Func<Wording, SaidOfClauses> Reader(Consultation consultation) => Known.Of(consultation).Of;

    private static ImmutableList<ClauseSaid> Read(string marked, ImmutableArray<Regex> phrases) =>
        [
            .. phrases
                .SelectMany(p => p.Matches(marked))
                .Select(m => new ClauseSaid(m.Groups["clause"] is { Success: true } clause ? new ClauseId(clause.Value) : null, m.Value))
                .Distinct(),
        ];

    /// <summary>Makes a pattern of a phrase. <c>##</c> is a clause by its number alone.</summary>
    private static Regex Phrase(string pattern)
    {
        const string Number = $"({Kinds} )?{Mark}";
        return PlainPhrases.Pattern(
            pattern
                .Replace("##", $"(?:{Number})", StringComparison.Ordinal)
                .Replace(
                    "#",
                    $@"(?:{Number}|(?:this|it|the|that)(?: {Kinds})?(?<!\bthe)\b(?! (word|words|phrase|term|bullet|entry|sentence)\b))",
                    StringComparison.Ordinal
                )
        );
    }

    [GeneratedRegex("\ue002([0-9]+)\ue003")]
    private static partial Regex CrossReference();

    private const string Kinds = "(?:clause|paragraph|undertaking|principle|article|point|commitment|provision)";

    private const string Mark = "\ue000(?<clause>[^\ue001]+)\ue001";

    /// <summary>Reads by the consultation numbers, which never change, so each wording is read once.</summary>
    private static PerWording<SaidOfClauses> ReaderOf(NamedInText named) => new(response => new(Marked(response, named)));

    /// <summary>Returns the text with numbers and cross-references alike marked by the ids of their clauses.</summary>
    private static string Marked(Wording response, NamedInText named)
    {
        var references = new List<string>();
        var text = response.ToText(clause =>
        {
            references.Add(clause);
            return $"\ue002{references.Count - 1}\ue003";
        });
        text = named.Marked(text, c => MarkOf(c.Value));
        return references.Count == 0
            ? text
            : CrossReference().Replace(text, r => MarkOf(references[int.Parse(r.Groups[1].Value, CultureInfo.InvariantCulture)]));
    }

    private static string MarkOf(string clause) => $"\ue000{clause}\ue001";
}
