using System.Collections.Immutable;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Exchange.Register;

/// <summary>
/// Says what a list of referrals holds in every format: what is handed on, without consultees' names and without what is marked internal.
/// </summary>
internal static class ReferralList
{
    /// <summary>Returns the referrals to one destination (all when null) that may leave the group, in the table's order.</summary>
    public static ImmutableList<StandingReferral> Of(Table table, string? destination) =>
        table.Referrals.FindAll(r => !r.Response.Internal && Comments(table, r).Any() && (destination is null || r.GoesTo(destination)));

    /// <summary>Returns the comments handed on, in the table's order.</summary>
    public static IEnumerable<Comment> Comments(Table table, StandingReferral referral) =>
        referral.Response.Comments.Select(c => table.Consultation.Comments[c]).Where(c => !c.Internal);

    /// <summary>Says what the comments are about: "4.8 (was 4.7), section 2".</summary>
    public static string About(Table table, StandingReferral referral) =>
        string.Join(
            ", ",
            Comments(table, referral)
                .SelectMany(c => c.About)
                .Distinct()
                .Select(topic => TopicNames.Of(table, topic))
                .Distinct()
        );
}
