using System.Globalization;
using System.Text;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Register;

/// <summary>
/// Writes the referrals as one self-contained HTML page to send along, a table for each destination. It never holds consultees' names, or
/// what is marked internal.
/// </summary>
public static class ReferralsHtml
{
    /// <summary>
    /// Returns the page, UTF-8 text; the same table and stamp give the same bytes. With a <paramref name="destination"/> it holds only what
    /// goes there.
    /// </summary>
    public static string Write(Table table, string? destination, ExportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stamp);
        var referrals = ReferralList.Of(table, destination);
        var body = new StringBuilder();
        foreach (var to in StandingReferrals.Destinations(referrals))
        {
            Append(body, table, to, [.. referrals.Where(r => r.GoesTo(to))]);
        }

        if (referrals.FindAll(r => r.Referral is null) is { Count: > 0 } nowhere)
        {
            Append(body, table, "Nobody named yet", nowhere);
        }

        return Page.Write(
            $"{table.Consultation.Title}: matters handed on",
            $"{referrals.Count} {(referrals.Count == 1 ? "response hands its matter" : "responses hand their matter")} on{(destination is null ? "" : $" to {destination}")}.",
            body.ToString(),
            stamp
        );
    }

    private static void Append(StringBuilder body, Table table, string heading, IReadOnlyList<StandingReferral> referrals)
    {
        body.Append(
            null,
            $"<section class=\"topic\">\n<h2>{Page.Encode(heading)}</h2>\n<table role=\"table\">\n<caption class=\"visually-hidden\">What is handed on: {Page.Encode(heading)}</caption>\n"
        );
        body.Append(
            "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">What consultees said</th><th scope=\"col\" role=\"columnheader\">Response</th></tr></thead>\n<tbody role=\"rowgroup\">\n"
        );
        foreach (var referral in referrals)
        {
            body.Append("<tr role=\"row\"><td role=\"cell\" data-label=\"Comment\">");
            foreach (var comment in ReferralList.Comments(table, referral))
            {
                body.Append(
                    null,
                    $"<div class=\"comment\">{WordingHtml.Of(comment.Body, table.Number, beside: StandingCitations.Beside(table, comment))}</div>"
                );
            }

            body.Append(
                null,
                $"<p class=\"note\">About {Page.Encode(ReferralList.About(table, referral))}.</p></td><td role=\"cell\" data-label=\"Response\">"
            );
            body.Append(
                WordingHtml.Of(
                    table.Wording(referral.Response.Id.Passage),
                    table.Number,
                    beside: StandingCitations.Beside(table, referral.Response.Id.Passage)
                )
            );
            body.Append(Facts(referral) is { Length: > 0 } facts ? $"<p class=\"note\">{Page.Encode(facts)}</p>" : "")
                .Append("</td></tr>\n");
        }

        body.Append("</tbody>\n</table>\n</section>\n");
    }

    private static string Facts(StandingReferral referral) =>
        string.Join(
            " ",
            new[]
            {
                referral.Proposed ? "Destination proposed." : null,
                referral.Referral?.Owner is { } owner ? $"Taken there by {owner}." : null,
                referral.Referral?.Sent is { } sent ? $"Sent on {sent.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : null,
            }.OfType<string>()
        );
}
