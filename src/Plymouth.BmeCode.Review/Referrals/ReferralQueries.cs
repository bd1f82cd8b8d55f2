using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Referrals;

/// <summary>Answers what screens and documents ask about referrals.</summary>
public static class ReferralQueries
{
    // The referrals of merged responses, by the response that each went into.
    private static readonly PerConsultation<ILookup<ResponseId, Referral>> OfMerged = new(now =>
        now.Responses.Values.Where(r => r is { Referral: not null, MergedInto: not null })
            .OrderBy(r => r.Id.Value, StringComparer.Ordinal)
            .ToLookup(r => now.Present(r.Id), r => r.Referral!)
    );

    extension(Consultation consultation)
    {
        /// <summary>
        /// Returns the referral written down for a response, else that of a response merged into it; null when there is none.
        /// </summary>
        public Referral? Referral(ResponseId response) =>
            consultation.Responses[response].Referral ?? OfMerged.Of(consultation)[response].FirstOrDefault();
    }
}
