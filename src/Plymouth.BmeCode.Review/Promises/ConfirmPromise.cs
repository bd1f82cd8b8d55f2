using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Confirms that a proposed promise was promised indeed.</summary>
public sealed record ConfirmPromise(PromiseId Promise) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        PromiseRules.OfStanding(now, Promise, promise =>
            promise.Proposed ? Ruling.Accept(new PromiseConfirmed(promise.Id)) : Ruling.AlreadySo
        );
}

/// <summary>A member confirmed a proposed promise.</summary>
public sealed record PromiseConfirmed(PromiseId Promise) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.FoldedPromise(Promise) with { Proposed = false });

    internal override Decision TakeBack(After after)
    {
        var before = after.Standing.Terms!;
        var terms = before with { Proposed = false };
        return PromiseRules.Unlike(after, Promise, terms) ?? Ruling.Accept(new PromiseChanged(Promise, before, terms));
    }
}
