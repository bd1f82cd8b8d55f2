namespace Plymouth.BmeCode.Review;

/// <summary>Writes down where a response hands its matter on. Refused where the referral is no longer <paramref name="Seen"/> (null: none written down yet).</summary>
public sealed record SetReferral(ResponseId Response, Referral? Seen, string To, string? Owner, DateOnly? Sent) : Command;

/// <summary>Where a response hands its matter on was written down. Also the inverse of itself; null: nothing is written down.</summary>
public sealed record ReferralSet(ResponseId Response, Referral? Referral, Referral? Before) : Event;
