using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// A change is promised for one of two twins and nothing for the other, while neither was changed yet. When the same was refused for the
/// other, it is a contradiction instead.
/// </summary>
internal static class TwinTreatedDifferentlyCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var promises = table
            .Promises.Where(p => p is { IsOpen: true, Promise: { Kind: PromiseKind.Amend or PromiseKind.Delete, Clauses.IsEmpty: false } })
            .Select(p => p.Promise)
            .ToList();
        if (promises.Count == 0)
        {
            return [];
        }

        var contradicted = new Lazy<HashSet<Subject>[]>(() => [.. ContradictionCheck.Find(table).Select(f => f.About.ToHashSet())]);
        return from twin in TwinSearch.Of(table)
               from part in twin.Parts
               let other = twin.Beside(part)
               where !promises.Exists(p => p.Clauses.Contains(other.Clause))
               from promise in promises
               where promise.Clauses.Contains(part.Clause) && IsAbout(table, promise, part)
               where !TwinText.IsChanged(table, part) && !TwinText.IsChanged(table, other)
               where
                   !Array.Exists(contradicted.Value, c =>
                       c.Contains(new ClauseSubject(part.Clause)) && c.Contains(new ClauseSubject(other.Clause))
                   )
               select TreatedDifferently(table, twin, promise, part, other);
    }

    private static Finding TreatedDifferently(Table table, Twin twin, Promise promise, TwinPart part, TwinPart other)
    {
        var now = table.Consultation;
        return new(
            FindingKind.TwinTreatedDifferently,
            [new ClauseSubject(other.Clause), new ClauseSubject(part.Clause), new PromiseSubject(promise.Id)],
            $"{Sentence.Of(now.Source(promise))} promised that {TwinWords.Name(table, part)} will be {promise.Kind.Done()}; nothing is "
                + $"promised for its twin {TwinWords.Name(table, other)}.",
            "They were consulted on in nearly the same words: what is right for one is likely to be right for the other.",
            Blocking: false,
            [
                Remedy.Do(
                    $"Promise the same for {TwinWords.Name(table, other)}",
                    new ChangePromise(promise.Id, promise.Terms, promise.Kind, promise.Clauses.Add(other.Clause), promise.Words)
                ),
                Remedy.GoTo($"Look at {TwinWords.Name(table, other)}", new ClauseSubject(other.Clause)),
            ]
        )
        {
            Detail = twin.Id,
            Grounds = OpenPromiseCheck.Grounds(promise),
        };
    }

    /// <summary>
    /// True when the promise is about this twin. If the twin is one entry of a clause, a comment or response of the promise must name that
    /// entry.
    /// </summary>
    private static bool IsAbout(Table table, Promise promise, TwinPart part) =>
        part.Line is null
        || table.Consultation.CommentsOf(promise).Any(c => OpposedAnswers.PartOf(table, c.Id) == TwinWords.Place(table, part) + 1);
}
