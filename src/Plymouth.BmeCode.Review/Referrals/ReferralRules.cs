namespace Plymouth.BmeCode.Review;

/// <summary>Where matters are handed on: to whom, who takes them there, when they were sent.</summary>
internal static class ReferralRules
{
    public static Decision Undo(After after, ReferralSet e) =>
        After.Unless(after.Now.Responses[e.Response].Closed, "the answer was merged into another")
            ?? After.Unless(after.Now.Responses[e.Response].Referral != e.Referral, "the referral was changed again")
            ?? Say.Accept(new ReferralSet(e.Response, e.Before, e.Referral));
}
