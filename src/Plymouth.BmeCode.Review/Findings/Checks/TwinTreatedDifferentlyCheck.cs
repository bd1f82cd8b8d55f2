using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// A change is promised for one of two twins and nothing for the other, while neither was changed yet. When the same was refused for the
/// other, it is a contradiction instead.
/// </summary>
internal sealed class TwinTreatedDifferentlyCheck : Check<int>
{
    protected override IEnumerable<int> All(Kept kept) => Enumerable.Range(0, kept.Twins.Count);

    protected override IEnumerable<int> Touched(Kept kept, TableChanges changes) =>
        changes.Clauses.Concat(kept.PromisedLately).Concat(kept.ContradictedLately).SelectMany(c => kept.TwinsOf[c]);

    protected override Place? PlaceOf(Kept kept, int subject) => new Place(subject);

    protected override IEnumerable<Finding> About(Kept kept, int subject) =>
        from part in kept.Twins[subject].Parts
        let other = kept.Twins[subject].Beside(part)
        where Promised(kept, part.Clause).Any() && !Promised(kept, other.Clause).Any()
        where !TwinText.IsChanged(kept.Table, part) && !TwinText.IsChanged(kept.Table, other)
        where !kept.AreContradicted(part.Clause, other.Clause)
        from promise in Promised(kept, part.Clause)
        where IsAbout(kept.Table, promise, part)
        select TreatedDifferently(kept.Table, kept.Twins[subject], promise, part, other);

    /// <summary>Returns the promises to change a clause or delete it that are not kept.</summary>
    private static IEnumerable<Promise> Promised(Kept kept, ClauseId clause) =>
        PromiseIndex
            .Of(kept.Table.Consultation)
            .ByClause[clause]
            .Where(p => p.Kind is PromiseKind.Amend or PromiseKind.Delete && kept.Promise(p.Id) is { IsOpen: true });

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
