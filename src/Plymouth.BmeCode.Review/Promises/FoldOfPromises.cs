namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The promise; throws for one that is not of this consultation.</summary>
    public Promise Promise(PromiseId id) => Promises.Find(p => p.Id == id) ?? throw new KeyNotFoundException($"Promise {id} is not of consultation {Id}.");

    private Consultation AfterPromise(Event happened, Decided decided) => happened switch
    {
        PromiseMade e => this with { Promises = Promises.Add(new Promise(e.Promise, [e.Response], e.Kind, e.Clauses, e.Words, Proposed: false, null, [])) },
        PromiseUnmade e => this with { Promises = Promises.RemoveAll(p => p.Id == e.Promise) },
        PromiseConfirmed e => With(Promise(e.Promise) with { Proposed = false }),
        PromiseChanged { Terms: var terms } e => With(Promise(e.Promise) with { Kind = terms.Kind, Clauses = terms.Clauses, Words = terms.Words, Proposed = terms.Proposed }),
        PromiseWithdrawn e => With(Promise(e.Promise) with { Withdrawn = e.Reason }),
        PromiseRenewed e => With(Promise(e.Promise) with { Withdrawn = null }),
        PromiseConfirmedKept e when Promise(e.Promise) is var promise =>
            With(promise with { Confirmations = promise.Confirmations.Add(new KeptConfirmation(e.Clause, e.Version, e.Words, decided.Member, decided.At)) }),
        PromiseKeptTakenBack e when Promise(e.Promise) is var promise =>
            With(promise with { Confirmations = promise.Confirmations.RemoveAt(promise.Confirmations.FindLastIndex(c => c.Clause == e.Clause)) }),
        _ => this,
    };

    private Consultation With(Promise promise) => this with { Promises = Promises.SetItem(Promises.FindIndex(p => p.Id == promise.Id), promise) };
}
