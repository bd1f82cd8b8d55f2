using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>
/// Refused where what is promised is no longer <paramref name="Seen"/>. What a member changes is confirmed with it. A value, as it stands
/// in remedies: two that say the same are equal.
/// </summary>
public sealed record ChangePromise(
    PromiseId Promise,
    PromiseTerms Seen,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words
) : Command
{
    public bool Equals(ChangePromise? other) =>
        other is not null
        && Promise == other.Promise
        && Seen == other.Seen
        && Kind == other.Kind
        && Clauses.SequenceEqual(other.Clauses)
        && Words.SequenceEqual(other.Words);

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

/// <summary>What is promised is another thing now. Also the inverse of itself and of <see cref="PromiseConfirmed"/>.</summary>
public sealed record PromiseChanged(PromiseId Promise, PromiseTerms Terms, PromiseTerms Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(
            before.Promise(Promise) with
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
