namespace Plymouth.BmeCode.Review;

/// <summary>Where matters are handed on: to whom, who takes them there, when they were sent.</summary>
internal static class ReferralRules
{
    /// <summary>Longest name of a destination or of who takes a matter there, in UTF-16 units.</summary>
    public const int LongestName = 120;

    public static Decision Set(Case now, SetReferral command)
    {
        if (!now.Now.Responses.TryGetValue(command.Response, out var response))
        {
            return Say.NotFound($"Response {command.Response}");
        }

        if (response.Closed)
        {
            return Say.Closed("This answer has been merged into another, or its comments have left it. Look again at its comments.");
        }

        var (to, owner) = (MeetingRules.OneLine(command.To), MeetingRules.OneLine(command.Owner ?? ""));
        var referral = new Referral(to, owner.Length > 0 ? owner : null, command.Sent);
        var before = now.Now.Referral(response.Id);
        return response.Disposition != Disposition.Referred ? Say.Invalid("Only a response with the disposition “referred” hands its matter on. Set that disposition first.")
            : before == referral ? Say.AlreadySo
            : before != command.Seen ? Say.Stale("This referral was changed meanwhile. Look at it again, then change it if that is still right.")
            : to.Length == 0 ? Say.Invalid("Say to whom the matter goes. If it goes to nobody, change the disposition instead.")
            : to.Length > LongestName || owner.Length > LongestName ? Say.Invalid($"A name has at most {LongestName} characters. Shorten it.")
            : Say.Accept(new ReferralSet(response.Id, referral, response.Referral));
    }

    public static Decision Undo(After after, ReferralSet e) =>
        After.Unless(after.Now.Responses[e.Response].Closed, "the answer was merged into another")
            ?? After.Unless(after.Now.Responses[e.Response].Referral != e.Referral, "the referral was changed again")
            ?? Say.Accept(new ReferralSet(e.Response, e.Before, e.Referral));
}
