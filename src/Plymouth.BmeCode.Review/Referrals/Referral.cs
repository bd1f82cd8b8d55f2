using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Referrals;

/// <summary>A matter handed to somebody else.</summary>
/// <param name="To">The destination: another code, a committee, a body. Never empty.</param>
/// <param name="Owner">The person of the group who takes it there; null while nobody is named.</param>
/// <param name="Sent">The day it was sent; null until it is.</param>
public sealed record Referral(string To, string? Owner, DateOnly? Sent);

/// <summary>A response that refers its comments to somebody, as the register shows it.</summary>
/// <param name="Referral">
/// The referral that a member wrote down or, if <paramref name="Proposed"/>, that the response's own words name. Null when neither says to
/// whom.
/// </param>
/// <param name="Proposed">True until a member has confirmed where it goes.</param>
public sealed record StandingReferral(Response Response, Referral? Referral, bool Proposed);

/// <summary>The register of referrals: every response with the disposition "referred".</summary>
public static class StandingReferrals
{
    private static readonly PerTable<ImmutableList<StandingReferral>> Known = new(t =>
        [.. t.Consultation.ResponsesInOrder.Where(r => r.Disposition == Disposition.Referred).Select(r => Of(t, r))]
    );

    /// <summary>Returns the register in the order of the responses' first comments; worked out once per table.</summary>
    public static ImmutableList<StandingReferral> Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Known.Of(table);
    }

    /// <summary>Returns the referral of one response: the one written down, else the one proposed from its words.</summary>
    public static StandingReferral Of(Table table, Response response)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(response);
        return table.Consultation.Referral(response.Id) is { } written ? new(response, written, Proposed: false)
            : ProposedReferrals.To(table.Wording(response.Id.Passage)) is { } to ? new(response, new(to, null, null), Proposed: true)
            : new(response, null, Proposed: false);
    }

    /// <summary>
    /// Returns the destinations in alphabetical order, each once and as first written; case and white space do not count.
    /// </summary>
    public static ImmutableList<string> Destinations(IEnumerable<StandingReferral> referrals) =>
        [
            .. referrals
                .Select(r => r.Referral?.To)
                .OfType<string>()
                .DistinctBy(SameDestination, StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.InvariantCultureIgnoreCase),
        ];

    /// <summary>True when a referral goes to <paramref name="destination"/>; case and white space do not count.</summary>
    public static bool GoesTo(this StandingReferral referral, string destination)
    {
        ArgumentNullException.ThrowIfNull(referral);
        ArgumentNullException.ThrowIfNull(destination);
        return referral.Referral is { } known
            && string.Equals(SameDestination(known.To), SameDestination(destination), StringComparison.OrdinalIgnoreCase);
    }

    private static string SameDestination(string to) => OneLine.Of(to);
}
