using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// A clause says something else than was consulted on, and nothing says why: no promise about it, no agreed response to a comment on it, no
/// revision with a reason.
/// </summary>
/// <remarks>
/// Formatting is no change. Clauses that were split or joined are passed over: their words have moved, and nothing tells with certainty
/// which words have changed as well.
/// </remarks>
internal sealed class ChangeWithoutReasonCheck : Check<ClauseId>
{
    private static readonly Once<ImmutableList<Revision>, HashSet<PassageId>> Reasoned = new(all =>
        [.. all.Where(r => !string.IsNullOrWhiteSpace(r.Reason) || !r.Responses.IsEmpty).Select(r => r.Passage)]
    );

    private static readonly Once<ImmutableDictionary<ClauseId, Clause>, HashSet<ClauseId>> Moved = new(all =>
        [.. all.Values.SelectMany(c => c.From)]
    );

    protected override IEnumerable<ClauseId> All(Kept kept) => kept.Table.Consultation.StandingClauses.Select(c => c.Id);

    protected override IEnumerable<ClauseId> Touched(Kept kept, TableChanges changes) =>
        changes
            .Clauses.Concat(kept.PromisedLately)
            .Concat(
                changes
                    .Comments.Select(kept.Table.Consultation.Comments.GetValueOrDefault)
                    .SelectMany(c => c?.About ?? [])
                    .OfType<AboutClause>()
                    .Select(a => a.Clause)
            );

    protected override Place? PlaceOf(Kept kept, ClauseId subject) => kept.Passages.Of(subject);

    protected override IEnumerable<Finding> About(Kept kept, ClauseId subject)
    {
        var (table, now) = (kept.Table, kept.Table.Consultation);
        if (
            !PromiseStates.SaysTheSame(table.Draft(subject.Passage), table.Wording(subject.Passage))
            && now.ReceivedPassages.Contains(subject.Passage)
            && now.Clauses[subject].From.IsEmpty
            && !Moved.Of(now.Clauses).Contains(subject)
            && !kept.KeepsPromise(subject)
            && !PromiseIndex.Of(now).ByClause[subject].Any(p => p.Withdrawn is null)
            && !Reasoned.Of(now.Revisions).Contains(subject.Passage)
            && !IsAgreedTo(now, subject)
        )
        {
            yield return new(
                FindingKind.ChangeWithoutReason,
                [new ClauseSubject(subject)],
                $"The wording of {now.Label(subject)} was changed since the consultation, but no response, promise or revision says why.",
                "Who was consulted will ask what this change answers.",
                Blocking: false,
                [Remedy.GoTo($"Keep {now.Numbers.Of(subject)} as a revision that says why", new ClauseSubject(subject))]
            )
            {
                Grounds = ComparedText.Of(table.Wording(subject.Passage)).Text,
            };
        }
    }

    /// <summary>True when the group has agreed, if only in part, to a comment on the clause.</summary>
    private static bool IsAgreedTo(Consultation now, ClauseId clause) =>
        now.CommentsAbout(clause)
            .Exists(c => c.Response is { } r && now.Responses[r].Disposition is Disposition.Agreed or Disposition.AgreedInPart);
}
