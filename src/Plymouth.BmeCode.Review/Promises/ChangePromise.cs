using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Changes what is promised, which confirms the promise too.</summary>
/// <remarks>Remedies hold this command, so it is compared as a value: two that say the same are equal.</remarks>
/// <param name="Seen">The terms as the screen showed them. Refused when others stand now.</param>
/// <param name="Kind">The kind from now on.</param>
/// <param name="Clauses">The clauses from now on.</param>
/// <param name="Words">The words wanted from now on, each at most 500 UTF-16 units.</param>
public sealed record ChangePromise(
    PromiseId Promise,
    PromiseTerms Seen,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words
) : Command
{
    /// <summary>True when all is the same; lists are compared by what is in them.</summary>
    public bool Equals(ChangePromise? other) =>
        other is not null
        && Promise == other.Promise
        && Seen == other.Seen
        && Kind == other.Kind
        && Clauses.SequenceEqual(other.Clauses)
        && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Promise, Kind, Clauses.Count, Words.Count);

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) => PromiseRules.OfStanding(now, Promise, promise =>
        {
            var terms = PromiseRules.Terms(Kind, Clauses, Words);
            return promise.Terms == terms ? Ruling.AlreadySo
                : promise.Terms != Seen
                    ? Ruling.Stale("This promise was changed meanwhile. Look at it again, then change it if that is still right.")
                : PromiseRules.Wrong(now.Now, terms) ?? Ruling.Accept(new PromiseChanged(promise.Id, terms, promise.Terms));
        });
}

/// <summary>The terms of a promise were changed. Also the inverse of itself and of <see cref="PromiseConfirmed"/>.</summary>
/// <param name="Terms">The terms from then on.</param>
/// <param name="Before">The terms until then.</param>
public sealed record PromiseChanged(PromiseId Promise, PromiseTerms Terms, PromiseTerms Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(
            before.FoldedPromise(Promise) with
            {
                Kind = Terms.Kind,
                Clauses = Terms.Clauses,
                Words = Terms.Words,
                Proposed = Terms.Proposed,
            }
        );

    internal override Decision TakeBack(After after) =>
        PromiseRules.Unlike(after, Promise, Terms) ?? Ruling.Accept(new PromiseChanged(Promise, Before, Terms));
}
