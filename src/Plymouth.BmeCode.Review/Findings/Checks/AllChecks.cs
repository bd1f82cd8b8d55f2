using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// All checks. To add a kind: copy one of the small files beside this (a pure function of the table), add its line here and its tests on
/// the real table.
/// </summary>
/// <remarks>
/// A check only looks up: what costs is worked out once per wording or once per consultation and kept beside it, so that after one change
/// all checks together take milliseconds.
/// </remarks>
public static class AllChecks
{
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
