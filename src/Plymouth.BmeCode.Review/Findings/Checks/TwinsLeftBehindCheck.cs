using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Findings.Twins;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>Looks at all twins of a table; <see cref="TwinLeftBehindCheck"/> says what is found about two.</summary>
internal sealed class TwinsLeftBehindCheck : Check<int>
{
    protected override IEnumerable<int> All(Kept kept) => Enumerable.Range(0, kept.Twins.Count);

    protected override IEnumerable<int> Touched(Kept kept, TableChanges changes) => changes.Clauses.SelectMany(c => kept.TwinsOf[c]);

    protected override Place? PlaceOf(Kept kept, int subject) => new Place(subject);

    protected override IEnumerable<Finding> About(Kept kept, int subject)
    {
        var twin = kept.Twins[subject];
        return TwinText.IsChanged(kept.Table, twin.One) != TwinText.IsChanged(kept.Table, twin.Other)
            ? [TwinLeftBehindCheck.Of(kept.Table, TwinStanding.Of(kept.Table, twin))!]
            : [];
    }
}
