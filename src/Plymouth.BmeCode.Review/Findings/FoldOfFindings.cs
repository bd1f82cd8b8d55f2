using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The reason that holds for a finding on these grounds; null where none does.</summary>
    public Dismissal? DismissalOf(FindingId finding, string grounds) => Dismissals.FindLast(d => d.Finding == finding && d.Grounds == grounds && !d.Reopened);

    private Consultation AfterFinding(Event happened, Decided decided) => happened switch
    {
        FindingDismissed e => this with { Dismissals = Dismissals.Add(new Dismissal(decided.Version, e.Finding, e.Grounds, e.Reason, decided.Member, decided.At)) },
        FindingReopened e => With(e.Dismissed, reopened: true),
        DismissalRestored e => With(e.Dismissed, reopened: false),
        _ => this,
    };

    private Consultation With(int dismissed, bool reopened)
    {
        var at = Dismissals.FindIndex(d => d.Version == dismissed);
        return this with { Dismissals = Dismissals.SetItem(at, Dismissals[at] with { Reopened = reopened }) };
    }
}
