using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// Finds everything in a table in the plain way: every check runs over the whole table, pairs are all pairs, and nothing is kept. It says
/// what is right, however long it takes.
/// </summary>
internal static class PlainFindings
{
    private static readonly Func<Table, IEnumerable<Finding>>[] Checks =
    [
        NumberUsedTwiceCheck.Find,
        ContradictionCheck.Find,
        UnansweredCommentCheck.Find,
        PartlyAnsweredCommentCheck.Find,
        OnlyAQuestionCheck.Find,
        OpenPromiseCheck.Find,
        PromiseNotSeenCheck.Find,
        ClauseDeletedButPromisedCheck.Find,
        TwinTreatedDifferentlyCheck.Find,
        TwinLeftBehindCheck.Find,
        ChangeWithoutReasonCheck.Find,
        ReferralWithoutDestinationCheck.Find,
        TermNotDefinedCheck.Find,
        DefinitionNotUsedCheck.Find,
        StaleCitationCheck.Find,
        BrokenPointerCheck.Find,
    ];

    /// <summary>Returns everything that is found, in the order in which to settle it.</summary>
    public static List<FindingStanding> Of(Table table) =>
        [
            .. Checks
                .SelectMany(check => check(table))
                .OrderBy(f => f.Kind)
                .Select(f => new FindingStanding(
                    f,
                    table.Consultation.DismissalOf(f.Id, f.Grounds),
                    f.About.Exists(a => TableFindings.IsInternal(table.Consultation, a))
                )),
        ];
}
