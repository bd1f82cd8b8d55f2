using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Writes down by hand what a response promises.</summary>
/// <param name="Clauses">The clauses it is about; may be empty when text is added or a term defined.</param>
/// <param name="Words">The words wanted, or the term to define, each at most 500 UTF-16 units; may be empty.</param>
public sealed record MakePromise(ResponseId Response, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words)
    : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Responses.TryGetValue(Response, out var response))
        {
            return Ruling.NotFound($"Response {Response}");
        }

        if (response.Closed)
        {
            return Ruling.Closed("This response has been merged into another, or its comments have left it. Look again at its comments.");
        }

        var terms = PromiseRules.Terms(Kind, Clauses, Words);
        return PromiseRules.Wrong(now.Now, terms)
            ?? (
                now.Now.PromisesOf(response.Id).Any(p => p.Withdrawn is null && p.Terms with { Proposed = false } == terms)
                    ? Ruling.AlreadySo
                    : null
            )
            ?? Ruling.Accept(new PromiseMade(new PromiseId(now.Asked.Ids.Next("p")), response.Id, terms.Kind, terms.Clauses, terms.Words));
    }
}

/// <summary>A member wrote down what a response promises.</summary>
/// <param name="Clauses">The clauses it is about; may be empty.</param>
/// <param name="Words">The words wanted, or the term to define; may be empty.</param>
public sealed record PromiseMade(
    PromiseId Promise,
    ResponseId Response,
    PromiseKind Kind,
    ImmutableList<ClauseId> Clauses,
    ImmutableList<string> Words
) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Promises = before.Promises.Add(new Promise(Promise, [Response], Kind, Clauses, Words, Proposed: false, null, [])),
        };

    internal override Decision TakeBack(After after) =>
        PromiseRules.Unlike(after, Promise, new PromiseTerms(Kind, Clauses, Words, Proposed: false))
        ?? After.Unless(!after.Now.Promise(Promise).Confirmations.IsEmpty, "it was confirmed that the promise is kept")
        ?? Ruling.Accept(new PromiseUnmade(Promise));
}

/// <summary>The inverse of <see cref="PromiseMade"/>: the promise is gone, as if it had never been made.</summary>
public sealed record PromiseUnmade(PromiseId Promise) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Promises = before.Promises.RemoveAll(p => p.Id == Promise),
        };

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
