using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// A clause says something else than was consulted on, and nothing says why: no promise about it, no agreed response to a comment on it, no
/// revision with a reason.
/// </summary>
/// <remarks>
/// Formatting is no change. Clauses that were split or joined are passed over: their words have moved, and nothing tells with certainty
/// which words have changed as well.
/// </remarks>
internal static class ChangeWithoutReasonCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var now = table.Consultation;
        var promised = now.Promises.Where(p => p.Withdrawn is null).SelectMany(p => p.Clauses).ToHashSet();
        promised.UnionWith(table.Promises.SelectMany(p => p.KeptBy).Select(k => k.Clause));
        var reasoned = now
            .Revisions.Where(r => !string.IsNullOrWhiteSpace(r.Reason) || !r.Responses.IsEmpty)
            .Select(r => r.Passage)
            .ToHashSet();
        var moved = now.Clauses.Values.SelectMany(c => c.From).ToHashSet();
        foreach (var clause in now.StandingClauses)
        {
            if (
                !PromiseStates.SaysTheSame(table.Draft(clause.Id.Passage), table.Wording(clause.Id.Passage))
                && now.ReceivedPassages.Contains(clause.Id.Passage)
                && clause.From.IsEmpty
                && !moved.Contains(clause.Id)
                && !promised.Contains(clause.Id)
                && !reasoned.Contains(clause.Id.Passage)
                && !IsAgreedTo(now, clause.Id)
            )
            {
                yield return new(
                    FindingKind.ChangeWithoutReason,
                    [new ClauseSubject(clause.Id)],
                    $"The wording of {now.Label(clause.Id)} was changed since the consultation, but no response, promise or revision "
                        + "says why.",
                    "Who was consulted will ask what this change answers.",
                    Blocking: false,
                    [Remedy.GoTo($"Keep {now.Numbers.Of(clause.Id)} as a revision that says why", new ClauseSubject(clause.Id))]
                )
                {
                    Grounds = ComparedText.Of(table.Wording(clause.Id.Passage)).Text,
                };
            }
        }
    }

    /// <summary>True when the group has agreed, if only in part, to a comment on the clause.</summary>
    private static bool IsAgreedTo(Consultation now, ClauseId clause) =>
        now.CommentsAbout(clause)
            .Exists(c => c.Response is { } r && now.Responses[r].Disposition is Disposition.Agreed or Disposition.AgreedInPart);
}
