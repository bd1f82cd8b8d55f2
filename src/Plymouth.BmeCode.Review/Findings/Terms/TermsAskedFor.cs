using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Terms;

/// <summary>
/// Finds the terms that consultees want defined: "Definition of BME?", "What is a “trot”?". Worked out once, and again when a comment is
/// split or joined.
/// </summary>
internal static partial class TermsAskedFor
{
    private static readonly PerPart<Consultation, ImmutableList<(string Term, CommentId Comment)>> Known = new(
        c => c.CommentsMark,
        now => [.. now.CommentsInOrder.SelectMany(c => Of(c.Body.ToText()).Select(term => (term, c.Id)))]
    );

    private static readonly Once<ImmutableList<(string Term, CommentId Comment)>, HashSet<CommentId>> Asking = new(all =>
        [.. all.Select(a => a.Comment)]
    );

    /// <summary>Returns the terms, each with the comment that asks for it, in the table's order.</summary>
    public static ImmutableList<(string Term, CommentId Comment)> Of(Consultation consultation) => Known.Of(consultation);

    /// <summary>True when a comment or ask that is answered by itself wants a term defined.</summary>
    public static bool Asks(Consultation consultation, CommentId comment) => Asking.Of(Known.Of(consultation)).Contains(comment);

    /// <summary>Returns the terms that a comment wants defined: words in quotation marks, or an abbreviation.</summary>
    public static IEnumerable<string> Of(string text) =>
        Asked()
            .Matches(PlainPhrases.Of(text))
            .Select(m => m.Groups["term"].Value.Trim(' ', '.', ',', '?'))
            .Where(t => t.Any(char.IsLetterOrDigit))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private const string Term =
        """(?:the (?:term|word|phrase) )?(?:an? |the )?(?:"(?<term>[^"]{2,40})"|'(?<term>[^']{2,40})'(?!\w)|(?<term>[A-Z]{2,6})(?!\w))""";

    [GeneratedRegex(
        $@"\b(?:[Dd]efinitions? of|[Dd]efine|[Mm]eaning of|[Mm]eant by|[Ww]hat does|[Ww]hat do|[Ww]hat (?:is|are)) {Term}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}
