using Plymouth.BmeCode.Review.Findings.Keeping;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>One way of finding contradictions; tells the other checks which clauses are contradicted.</summary>
internal abstract class ContradictionFinder<TSubject> : Check<TSubject>
    where TSubject : notnull
{
    protected sealed override void Changed(Kept kept, FindingStanding[] before, FindingStanding[] after)
    {
        foreach (var gone in before)
        {
            kept.Contradict(gone.Finding, -1);
        }

        foreach (var come in after)
        {
            kept.Contradict(come.Finding, 1);
        }
    }
}
