using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review;

/// <summary>The step that folds about findings share.</summary>
public sealed partial record Consultation
{
    /// <summary>The reason that holds for a finding on these grounds; null where none does.</summary>
    public Dismissal? DismissalOf(FindingId finding, string grounds) =>
        Dismissals.FindLast(d => d.Finding == finding && d.Grounds == grounds && !d.Reopened);

    internal Consultation WithDismissal(int dismissed, bool reopened)
    {
        var at = Dismissals.FindIndex(d => d.Version == dismissed);
        return this with { Dismissals = Dismissals.SetItem(at, Dismissals[at] with { Reopened = reopened }) };
    }
}
