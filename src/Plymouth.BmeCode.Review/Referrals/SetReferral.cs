using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Referrals;

/// <summary>Writes down to whom a response with the disposition "referred" hands its matter on.</summary>
/// <param name="Seen">The referral as the screen showed it; null when none was written down. Refused when another is there now.</param>
/// <param name="To">The destination, at most 120 UTF-16 units; never blank.</param>
/// <param name="Owner">The person of the group who takes it there, at most 120 UTF-16 units; null or blank for nobody.</param>
/// <param name="Sent">The day it was sent; null if it was not.</param>
public sealed record SetReferral(ResponseId Response, Referral? Seen, string To, string? Owner, DateOnly? Sent) : Command
{
    /// <summary>The longest name of a destination or an owner, in UTF-16 units.</summary>
    private const int LongestName = 120;

    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (!now.Now.Responses.TryGetValue(Response, out var response))
        {
            return Ruling.NotFound($"Response {Response}");
        }

        if (response.Closed)
        {
            return Ruling.Closed("This response has been merged into another, or its comments have left it. Look again at its comments.");
        }

        var (to, owner) = (OneLine.Of(To), OneLine.Of(Owner ?? ""));
        var referral = new Referral(to, owner.Length > 0 ? owner : null, Sent);
        var before = now.Now.Referral(response.Id);
        return response.Disposition != Disposition.Referred
                ? Ruling.Invalid("Only a response with the disposition “referred” hands its matter on. Set that disposition first.")
            : before == referral ? Ruling.AlreadySo
            : before != Seen ? Ruling.Stale("This referral was changed meanwhile. Look at it again, then change it if that is still right.")
            : to.Length == 0 ? Ruling.Invalid("Say to whom the matter goes. If it goes to nobody, change the disposition instead.")
            : to.Length > LongestName || owner.Length > LongestName
                ? Ruling.Invalid($"A name has at most {LongestName} characters. Shorten it.")
            : Ruling.Accept(new ReferralSet(response.Id, referral, response.Referral));
    }
}

/// <summary>The referral of a response was written down or changed. Also the inverse of itself.</summary>
/// <param name="Referral">The referral from then on; null for none.</param>
/// <param name="Before">The referral until then; null for none.</param>
public sealed record ReferralSet(ResponseId Response, Referral? Referral, Referral? Before) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Responses[Response] with { Referral = Referral });

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Responses[Response].Closed, "the response was merged into another")
        ?? After.Unless(after.Now.Responses[Response].Referral != Referral, "the referral was changed again")
        ?? Ruling.Accept(new ReferralSet(Response, Before, Referral));
}
