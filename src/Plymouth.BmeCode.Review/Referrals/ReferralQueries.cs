using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Referrals;

/// <summary>Answers what screens and documents ask about referrals.</summary>
public static class ReferralQueries
{
    extension(Consultation consultation)
    {
        /// <summary>
        /// Returns the referral written down for a response, else that of a response merged into it; null when there is none.
        /// </summary>
        public Referral? Referral(ResponseId response) =>
            consultation.Responses[response].Referral
            ?? consultation
                .WithMerged(response)
                .Skip(1)
                .OrderBy(r => r.Value, StringComparer.Ordinal)
                .Select(r => consultation.Responses[r].Referral)
                .FirstOrDefault(r => r is not null);
    }
}
