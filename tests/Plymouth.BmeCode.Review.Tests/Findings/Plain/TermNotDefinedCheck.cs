using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Terms;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// The Code uses an abbreviation that it nowhere spells out, or a term that no clause explains although a consultee asked for its meaning
/// or the group promised it.
/// </summary>
/// <remarks>
/// Spelling an abbreviation out is enough while nobody asks what it means. A request that the group has refused does not count.
/// </remarks>
internal static class TermNotDefinedCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var code = CodeTerms.InCode(table);
        var defined = code.SelectMany(p => p.Terms.Defined).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = Wanted(table)
            .Where(w => !defined.Contains(w.Term))
            .GroupBy(w => w.Term, w => w.By, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var term in wanted)
        {
            if (Places(code, t => t.Uses(term.Key) > 0) is [var first, ..] places)
            {
                yield return Say(
                    table,
                    term.Key,
                    first,
                    $"{Used(table, term.Key, places)}, but no clause says what it means. {Asked(table, [.. term.OfType<CommentId>()])}"
                );
            }
        }

        var spelled = code.SelectMany(p => p.Terms.SpelledOut)
            .Concat(defined)
            .Concat(wanted.Select(w => w.Key))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var letters in code.SelectMany(p => p.Terms.Abbreviations)
                .Distinct()
                .Where(a => !spelled.Contains(a) && !IsStress(code, a.ToLowerInvariant()))
        )
        {
            var places = Places(code, t => t.Abbreviations.Contains(letters));
            yield return Say(table, letters, places[0], $"{Used(table, letters, places)}, but nowhere spelled out.");
        }
    }

    /// <summary>
    /// Returns the terms that are to be defined, each with the comment that asks for it; null stands for a promise of the group.
    /// </summary>
    private static IEnumerable<(string Term, CommentId? By)> Wanted(Table table)
    {
        var now = table.Consultation;
        return TermsAskedFor
            .Of(now)
            .Where(a => !IsRefused(now, now.Comments[a.Comment]))
            .Select(a => (a.Term, (CommentId?)a.Comment))
            .Concat(
                table
                    .Promises.Where(p => p.IsOpen && p.Promise.Kind == PromiseKind.Define)
                    .SelectMany(p => p.Promise.Words)
                    .Select(w => (w, (CommentId?)null))
            );
    }

    private static bool IsRefused(Consultation now, Comment comment) =>
        comment.Response is { } response
        && now.Responses[response].Disposition is Disposition.NotAgreed or Disposition.OutsideRemit or Disposition.AlreadyCovered;

    /// <summary>True when the same letters stand in lower case too, so that the capitals are only for stress.</summary>
    private static bool IsStress(IReadOnlyList<(Subject Place, CodeTerms Terms)> code, string lower) =>
        code.Any(p => p.Terms.LowerCase.Contains(lower));

    private static ImmutableList<Subject> Places(IReadOnlyList<(Subject Place, CodeTerms Terms)> code, Func<CodeTerms, bool> uses) =>
        [.. code.Where(p => uses(p.Terms)).Select(p => p.Place).Distinct()];

    private static string Used(Table table, string term, ImmutableList<Subject> places)
    {
        var others = places.Count - 1;
        return $"“{term}” is used in "
            + $"{Name(table.Consultation, places[0])}{(others == 0 ? "" : others == 1 ? $" and {Name(table.Consultation, places[1])}" : $" and {others} other places")}";
    }

    internal static string Name(Consultation now, Subject place) =>
        place is ClauseSubject clause ? now.Label(clause.Clause) : $"section {now.Numbers.Of(((SectionSubject)place).Section)}";

    private static string Asked(Table table, ImmutableList<CommentId> comments) =>
        comments.IsEmpty
            ? "It was promised to define it."
            : $"{Sentence.Of(table.Consultation.NamesOf(comments))} {(comments.Count == 1 ? "asks" : "ask")} for that.";

    private static Finding Say(Table table, string term, Subject first, string message) =>
        new(
            FindingKind.TermNotDefined,
            [first],
            message,
            "Whoever does not know the term cannot know what is undertaken.",
            Blocking: false,
            [Remedy.GoTo($"Go to {Name(table.Consultation, first)}", first)]
        )
        {
            Detail = term.ToLowerInvariant(),
            Grounds = term.ToLowerInvariant(),
        };
}
