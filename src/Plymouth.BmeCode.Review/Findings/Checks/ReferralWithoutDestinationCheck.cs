using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>A response hands its matter on, and neither a member nor its own words say to whom.</summary>
internal sealed class ReferralWithoutDestinationCheck : Check<ResponseId>
{
    protected override IEnumerable<ResponseId> All(Kept kept) => kept.Table.Consultation.ResponsesInOrder.Select(r => r.Id);

    protected override IEnumerable<ResponseId> Touched(Kept kept, TableChanges changes) => changes.Responses;

    protected override Place? PlaceOf(Kept kept, ResponseId subject) => kept.PlaceOf(subject);

    protected override IEnumerable<Finding> About(Kept kept, ResponseId subject)
    {
        var response = kept.Table.Consultation.Responses[subject];
        if (response.Disposition == Disposition.Referred && StandingReferrals.Of(kept.Table, response).Referral is null)
        {
            yield return new(
                FindingKind.ReferralWithoutDestination,
                [new ResponseSubject(subject)],
                $"{Sentence.Of(kept.Table.Consultation.Label(subject.Passage))} refers the matter, but nobody has said to whom.",
                "What is referred to nobody is dropped, and whoever raised it cannot follow it.",
                Blocking: false,
                [Remedy.GoTo("Say to whom", new ResponseSubject(subject))]
            );
        }
    }
}
