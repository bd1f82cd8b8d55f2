namespace Plymouth.BmeCode.Review;

/// <summary>Findings are put aside for a reason, and taken up again.</summary>
/// <remarks>Whether the finding is there is not asked: that is a reading of all wordings, and nothing computes it inside a turn. A reason holds for what the member saw, its grounds.</remarks>
internal static class FindingRules
{
    public static Decision Dismiss(Case now, DismissFinding command) =>
        string.IsNullOrWhiteSpace(command.Reason) ? Say.Invalid("Say why this finding can stay as it is: the reason stays in the history.")
        : now.Now.DismissalOf(command.Finding, command.Grounds) is not null ? Say.AlreadySo
        : Say.Accept(new FindingDismissed(command.Finding, command.Grounds, command.Reason.Trim()));

    public static Decision Reopen(Case now, ReopenFinding command) => now.Now.Dismissals.FindLast(d => d.Finding == command.Finding) switch
    {
        null => Say.NotFound($"Finding {command.Finding}"),
        { Reopened: true } => Say.AlreadySo,
        var dismissal => Say.Accept(new FindingReopened(dismissal.Finding, dismissal.Version)),
    };
}
