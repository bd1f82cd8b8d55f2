using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Refusals shared by the rules about promises and their inverses.</summary>
internal static class PromiseRules
{
    /// <summary>The longest words that can be wanted, in UTF-16 units.</summary>
    private const int MostUnits = 500;

    /// <summary>
    /// Makes terms of what a member entered: each clause and each of the words wanted once, on one line, without blanks around it.
    /// </summary>
    public static PromiseTerms Terms(PromiseKind kind, ImmutableList<ClauseId> clauses, ImmutableList<string> words) =>
        new(
            kind,
            [.. clauses.Distinct()],
            [.. words.Select(w => w.ReplaceLineEndings(" ").Trim()).Where(w => w.Length > 0).Distinct()],
            Proposed: false
        );

    /// <summary>Refuses terms that could not be kept, or not be seen to be kept.</summary>
    public static Decision? Wrong(Consultation now, PromiseTerms terms) =>
        terms.Clauses.Find(c => !now.Clauses.ContainsKey(c)) is { Value: not null } unknown ? Ruling.NotFound($"Clause {unknown}")
        : terms.Clauses.IsEmpty && terms.Kind is PromiseKind.Amend or PromiseKind.Delete
            ? Ruling.Invalid($"Say which clause is to be {terms.Kind.Done()}.")
        : terms.Words.Find(w => w.Length > MostUnits) is not null
            ? Ruling.Invalid(
                $"The words wanted are longer than {MostUnits} characters. Give the few words that show that the promise is kept."
            )
        : terms.Words.Find(w => !w.Any(char.IsLetterOrDigit)) is { } none
            ? Ruling.Invalid($"“{none}” has no letter or digit that could be looked for. Give words that can be read in the clause.")
        : null;

    public static Decision OfStanding(DecisionContext now, PromiseId id, Func<Promise, Decision> decide) =>
        now.Now.Promises.Find(p => p.Id == id) switch
        {
            null => Ruling.NotFound($"Promise {id}"),
            { Withdrawn: not null } => Ruling.Stale("This promise has been withdrawn meanwhile. Make another if it is still wanted."),
            var promise => decide(promise),
        };

    /// <summary>Refuses when the promise was withdrawn, or its terms are not those the decision left.</summary>
    public static Decision? Unlike(After after, PromiseId id, PromiseTerms terms)
    {
        var promise = after.Now.Promise(id);
        return Withdrawn(promise) ?? After.Unless(promise.Terms != terms, "the promise was changed");
    }

    /// <summary>Refuses when the promise was withdrawn.</summary>
    public static Decision? Withdrawn(Promise promise) => After.Unless(promise.Withdrawn is not null, "the promise was withdrawn");
}
