using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// Lists all checks. To add one, copy one of the small files beside this (a pure function of the table), and add its line here and its
/// tests on the real table.
/// </summary>
/// <remarks>
/// A check only looks things up: what costs is worked out once per wording or once per consultation and kept beside it. So all checks
/// together take milliseconds after one change.
/// </remarks>
public static class AllChecks
{
    /// <summary>The checks. Each returns its findings in a table, settled ones too.</summary>
    public static ImmutableArray<Func<Table, IEnumerable<Finding>>> All { get; } =
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
}
