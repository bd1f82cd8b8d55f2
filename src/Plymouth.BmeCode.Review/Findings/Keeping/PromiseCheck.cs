using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>A check that looks at promises, each with how far it has come.</summary>
internal abstract class PromiseCheck : Check<PromiseId>
{
    protected sealed override IEnumerable<PromiseId> All(Kept kept) => kept.Table.Consultation.Promises.Select(p => p.Id);

    protected sealed override IEnumerable<PromiseId> Touched(Kept kept, TableChanges changes) => changes.Promises;

    protected sealed override Place? PlaceOf(Kept kept, PromiseId subject) => kept.PlaceOf(subject);

    protected sealed override IEnumerable<Finding> About(Kept kept, PromiseId subject) =>
        kept.Promise(subject) is { IsOpen: true } open && About(kept.Table, open) is { } found ? [found] : [];

    /// <summary>Returns what is found about a promise that is not kept; null when nothing is.</summary>
    protected abstract Finding? About(Table table, PromiseStanding open);
}
