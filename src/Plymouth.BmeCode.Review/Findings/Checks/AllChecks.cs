using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Findings.Keeping;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// Lists all checks. To add one, copy one of the small files beside this, and add its line here and its tests on the real table.
/// </summary>
/// <remarks>
/// A check says which subjects there are, what is found about one, and which ones a change concerns. So after a change only those are
/// looked at again, however many there are.
/// </remarks>
public static class AllChecks
{
    /// <summary>Makes the checks, one for each kind of finding, in the order of the kinds.</summary>
    internal static ImmutableArray<Func<Check>> All { get; } =
    [
        () => new NumberUsedTwiceCheck(),
        () => new ContradictionsCheck(),
        () => new UnansweredCommentCheck(),
        () => new PartlyAnsweredCommentCheck(),
        () => new OnlyAQuestionCheck(),
        () => new OpenPromiseCheck(),
        () => new PromiseNotSeenCheck(),
        () => new ClauseDeletedButPromisedCheck(),
        () => new TwinTreatedDifferentlyCheck(),
        () => new TwinsLeftBehindCheck(),
        () => new ChangeWithoutReasonCheck(),
        () => new ReferralWithoutDestinationCheck(),
        () => new TermNotDefinedCheck(),
        () => new DefinitionNotUsedCheck(),
        () => new BrokenPointerCheck(),
        () => new StaleCitationCheck(),
    ];

    /// <summary>
    /// Returns the steps, one for each check, that find everything in a table: to be taken in order, by whoever measures what each costs.
    /// </summary>
    /// <param name="before">The table in which everything was found before; null to find everything for the first time.</param>
    public static IEnumerable<(string Check, Action Find)> Steps(Table? before, Table after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return KeptFindings.Steps(before, after);
    }
}
