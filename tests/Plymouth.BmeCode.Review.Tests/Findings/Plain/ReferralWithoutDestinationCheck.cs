using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>A response hands its matter on, and neither a member nor its own words say to whom.</summary>
internal static class ReferralWithoutDestinationCheck
{
    public static IEnumerable<Finding> Find(Table table) =>
        table
            .Referrals.Where(r => r.Referral is null)
            .Select(referral => new Finding(
                FindingKind.ReferralWithoutDestination,
                [new ResponseSubject(referral.Response.Id)],
                $"{Sentence.Of(table.Consultation.Label(referral.Response.Id.Passage))} refers the matter, but nobody has said to whom.",
                "What is referred to nobody is dropped, and whoever raised it cannot follow it.",
                Blocking: false,
                [Remedy.GoTo("Say to whom", new ResponseSubject(referral.Response.Id))]
            ));
}
