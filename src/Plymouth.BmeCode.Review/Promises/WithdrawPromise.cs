using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Takes a promise back.</summary>
/// <param name="Reason">The reason, which stays in the history; never blank.</param>
public sealed record WithdrawPromise(PromiseId Promise, string Reason) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        now.Now.Promises.Find(p => p.Id == Promise) is { Withdrawn: not null }
            ? Ruling.AlreadySo
            : PromiseRules.OfStanding(now, Promise, promise =>
                string.IsNullOrWhiteSpace(Reason)
                    ? Ruling.Invalid("Say why the promise is withdrawn: the reason stays in the history.")
                    : Ruling.Accept(new PromiseWithdrawn(promise.Id, Reason.Trim()))
            );
}

/// <summary>A promise was taken back.</summary>
public sealed record PromiseWithdrawn(PromiseId Promise, string Reason) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.FoldedPromise(Promise) with { Withdrawn = Reason });

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Promise(Promise).Withdrawn is null, "the promise was taken up again")
        ?? Ruling.Accept(new PromiseRenewed(Promise));
}

/// <summary>The inverse of <see cref="PromiseWithdrawn"/>: the promise stands again.</summary>
public sealed record PromiseRenewed(PromiseId Promise) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.FoldedPromise(Promise) with { Withdrawn = null });

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
