namespace Plymouth.BmeCode.Review;

/// <summary>The inverses of putting findings aside and taking them up again.</summary>
internal static class UndoOfFinding
{
    public static Decision Of(After after, FindingDismissed e) =>
        After.Unless(after.Now.Dismissals.Exists(d => d.Version == after.Decided.Version && d.Reopened), "the finding was taken up again")
            ?? Say.Accept(new FindingReopened(e.Finding, after.Decided.Version));

    public static Decision Of(After after, FindingReopened e) =>
        After.Unless(after.Later.Any(l => l is FindingDismissed again && again.Finding == e.Finding), "the finding was put aside again")
            ?? Say.Accept(new DismissalRestored(e.Finding, e.Dismissed));
}
