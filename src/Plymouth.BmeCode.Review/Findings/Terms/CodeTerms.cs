using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Findings.Terms;

/// <summary>The abbreviations and definitions of one passage of the Code, worked out once per wording.</summary>
/// <remarks>
/// An abbreviation is two to six capitals, except numerals and what everybody knows. "Local Strategic Partnership (LSP)" or "LSP (Local
/// Strategic Partnership)" spells it out.
/// A definition says what a term means ("X means …", “X” refers to …). To teach it another way of defining, add it to <see cref="Means"/>
/// and a case to <c>TermTests</c>.
/// </remarks>
internal sealed partial class CodeTerms
{
    /// <summary>The words that follow a term which is being defined.</summary>
    private const string Means = "means|shall mean|is to mean|refers to|is defined as|are defined as|stands for|is short for";

    private static readonly ImmutableHashSet<string> KnownToAll =
    [
        "UK",
        "GB",
        "EU",
        "UN",
        "US",
        "USA",
        "NHS",
        "BBC",
        "TV",
        "IT",
        "ID",
        "PO",
        "AM",
        "PM",
        "AD",
        "BC",
        "NB",
        "OK",
        "PDF",
        "VAT",
        "HIV",
        "AIDS",
        "CCTV",
        "MP",
        "MPS",
    ];

    private static readonly PerPlainText<CodeTerms> Known = new(text => new CodeTerms(text));
    private static readonly PerTable<(Subject Place, CodeTerms Terms)[]> Codes = new(t => [.. Read(t)]);
    private static readonly Once<string, string[]> StemsOf = new(term => [.. WordsOfLines.Of(term).Select(ContentWords.Stem)]);

    private readonly HashSet<string> _stems;

    private CodeTerms(string text)
    {
        if (text.Any(char.IsLower))
        {
            Abbreviations = [.. Abbreviation().Matches(text).Select(m => m.Groups["letters"].Value).Where(IsTold)];
            SpelledOut = Spelled().Matches(text).Select(m => m.Groups["letters"].Value).Where(IsTold).ToHashSet();
        }

        Defined =
        [
            .. Definition()
                .Matches(text)
                .Where(m => !m.Groups["bare"].Success || SaysSomething(m.Groups["bare"].Value))
                .Select(m => m.Groups["term"].Value.Trim()),
        ];
        LowerCase = LowerWord().Matches(text).Select(m => m.Value).ToHashSet();
        Introduced = [.. Defined.Concat(SpelledOut).Distinct(StringComparer.OrdinalIgnoreCase)];
        Stems = [.. WordsOfLines.Of(text).Select(ContentWords.Stem)];
        _stems = [.. Stems];
    }

    /// <summary>The abbreviations, each as often as it stands.</summary>
    public ImmutableArray<string> Abbreviations { get; } = [];

    /// <summary>The abbreviations that are spelled out here.</summary>
    public IReadOnlySet<string> SpelledOut { get; } = new HashSet<string>();

    /// <summary>The terms that a sentence here defines, as they stand in it.</summary>
    public ImmutableArray<string> Defined { get; }

    /// <summary>The terms and abbreviations that are defined or spelled out here, each once.</summary>
    public ImmutableArray<string> Introduced { get; }

    /// <summary>Short words that stand here in lower case. The same word in capitals is stressed, and is no abbreviation.</summary>
    public IReadOnlySet<string> LowerCase { get; }

    private ImmutableArray<string> Stems { get; }

    public static CodeTerms Of(Wording wording) => Known.Of(wording);

    /// <summary>
    /// Returns the terms of each passage of the Code that stands, in order, with its clause or section; worked out once per table.
    /// </summary>
    public static IReadOnlyList<(Subject Place, CodeTerms Terms)> InCode(Table table) => Codes.Of(table);

    /// <summary>Finds the passages of the Code that say something else than before, each with its terms before and after.</summary>
    public static bool Changed(TableChanges changes, out List<(CodeTerms Before, CodeTerms After)> words)
    {
        words =
        [
            .. changes
                .Passages.Where(p => changes.After.Passages.GetValueOrDefault(p) is { Kind: not PassageKind.Response })
                .Select(p => (Of(changes.Before.Wording(p)), Of(changes.After.Wording(p)))),
        ];
        return words.Count > 0;
    }

    /// <summary>True when the same terms are defined and spelled out there, and the same abbreviations stand in the same order.</summary>
    public bool HasTermsOf(CodeTerms other) =>
        Defined.SequenceEqual(other.Defined) && SpelledOut.SetEquals(other.SpelledOut) && Abbreviations.SequenceEqual(other.Abbreviations);

    private static IEnumerable<(Subject Place, CodeTerms Terms)> Read(Table table)
    {
        foreach (var section in table.Consultation.Sections.Where(s => s is { Kind: SectionKind.Numbered, Deleted: false }))
        {
            yield return (new SectionSubject(section.Id), Of(table.Wording(section.Id.Heading)));
            yield return (new SectionSubject(section.Id), Of(table.Wording(section.Id.LeadIn)));
            foreach (var clause in table.Consultation.Standing(section.Id))
            {
                yield return (new ClauseSubject(clause.Id), Of(table.Wording(clause.Id.Passage)));
            }
        }
    }

    /// <summary>Counts how often a term stands here, in any case, singular or plural.</summary>
    public int Uses(string term)
    {
        ReadOnlySpan<string> sought = StemsOf.Of(term);
        var uses = 0;
        if (sought.Length > 0 && _stems.Contains(sought[0]))
        {
            for (var rest = Stems.AsSpan(); rest.Length >= sought.Length; rest = rest[1..])
            {
                uses += rest[..sought.Length].SequenceEqual(sought) ? 1 : 0;
            }
        }

        return uses;
    }

    /// <summary>
    /// True when all words of a term carry meaning. Only then is it taken for a term without quotation marks: not "this means", "by all
    /// means".
    /// </summary>
    private static bool SaysSomething(string term) =>
        WordsOfLines.Of(term) is var words && ContentWords.WordsIn(term).Count() == words.Length;

    private static bool IsTold(string letters) => !KnownToAll.Contains(letters) && !Numeral().IsMatch(letters);

    [GeneratedRegex(@"(?<![\p{L}\d&'-])(?<letters>[A-Z]{2,6})(?=s?(?![\p{L}\d&]))")]
    private static partial Regex Abbreviation();

    [GeneratedRegex(
        @"(?<=\p{L})[""']? \([""']?(?<letters>[A-Z]{2,6})s?[""']?\)|(?<![\p{L}\d])(?<letters>[A-Z]{2,6})s? (\((?=\p{Lu}\p{Ll})|[–—-] \p{Lu}\p{Ll}+ \p{Lu}\p{Ll})"
    )]
    private static partial Regex Spelled();

    [GeneratedRegex(
        $"""(?:"(?<term>[^"]+)"|(?<!\S)'(?<term>[^']+)'|(?:^|(?<=[.;:] ))(?:the term )?(?:an? |the )?(?<bare>(?<term>\p{"{L}"}[\p{"{L}"}\d-]*(?: [\p{"{L}"}\d-]+)?)))(?: \([^)]{"{0,200}"}\))? (?:{Means})\b""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Definition();

    [GeneratedRegex(@"(?<![\p{L}\d])[a-z]{2,6}(?![\p{L}\d])")]
    private static partial Regex LowerWord();

    [GeneratedRegex("^[IVXLC]+$")]
    private static partial Regex Numeral();
}
