namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of decisions about promises.</summary>
internal static class UndoOfPromise
{
    public static Decision Of(After after, PromiseMade e) =>
        Unlike(after, e.Promise, new PromiseTerms(e.Kind, e.Clauses, e.Words, Proposed: false))
            ?? After.Unless(!after.Now.Promise(e.Promise).Confirmations.IsEmpty, "it was confirmed that the promise is kept")
            ?? Say.Accept(new PromiseUnmade(e.Promise));

    public static Decision Of(After after, PromiseConfirmed e)
    {
        var before = after.Before().Promise(e.Promise).Terms;
        var terms = before with { Proposed = false };
        return Unlike(after, e.Promise, terms) ?? Say.Accept(new PromiseChanged(e.Promise, before, terms));
    }

    public static Decision Of(After after, PromiseChanged e) => Unlike(after, e.Promise, e.Terms) ?? Say.Accept(new PromiseChanged(e.Promise, e.Before, e.Terms));

    public static Decision Of(After after, PromiseWithdrawn e) =>
        After.Unless(after.Now.Promise(e.Promise).Withdrawn is null, "the promise was taken up again") ?? Say.Accept(new PromiseRenewed(e.Promise));

    public static Decision Of(After after, PromiseConfirmedKept e)
    {
        var promise = after.Now.Promise(e.Promise);
        return Withdrawn(promise)
            ?? After.Unless(promise.Confirmations.FindLast(c => c.Clause == e.Clause)?.At != after.Decided.At, "it was confirmed again that the promise is kept")
            ?? Say.Accept(new PromiseKeptTakenBack(e.Promise, e.Clause));
    }

    private static Decision? Unlike(After after, PromiseId id, PromiseTerms terms)
    {
        var promise = after.Now.Promise(id);
        return Withdrawn(promise) ?? After.Unless(promise.Terms != terms, "the promise was changed");
    }

    private static Decision? Withdrawn(Promise promise) => After.Unless(promise.Withdrawn is not null, "the promise was withdrawn");
}
