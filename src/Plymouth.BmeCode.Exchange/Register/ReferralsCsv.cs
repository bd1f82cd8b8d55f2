using System.Globalization;
using System.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;

namespace Plymouth.BmeCode.Exchange.Register;

/// <summary>
/// Writes the register of referrals as a CSV file (RFC 4180, UTF-8 with a byte order mark so that Excel reads it as such), one row a
/// response.
/// </summary>
/// <remarks>
/// A cell that a spreadsheet would take for a formula starts with an apostrophe: <see
/// href="https://owasp.org/www-community/attacks/CSV_Injection"/>.
/// </remarks>
public static class ReferralsCsv
{
    /// <summary>Returns the file's bytes. With a <paramref name="destination"/> the file holds only what goes there.</summary>
    public static byte[] Write(Table table, string? destination)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = new StringBuilder();
        Append(rows, "To", "Who takes it there", "Sent", "About", "Comment numbers", "Comments", "Response");
        foreach (var referral in ReferralList.Of(table, destination))
        {
            var comments = ReferralList.Comments(table, referral).ToList();
            Append(
                rows,
                $"{referral.Referral?.To}{(referral.Proposed ? " (proposed)" : "")}",
                referral.Referral?.Owner ?? "",
                referral.Referral?.Sent?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                ReferralList.About(table, referral),
                comments.Count == 0 ? "" : table.Consultation.NamesOf(comments.Select(c => c.Id)),
                string.Join("\n", comments.Select(c => c.Body.ToText())),
                table.Text(referral.Response.Id.Passage)
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(rows.ToString())];
    }

    private static void Append(StringBuilder rows, params IEnumerable<string> cells) =>
        rows.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text) => $"\"{(IsFormula(text) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Spreadsheets trim what stands before the sign, and some of them take full-width signs for one.
    private static bool IsFormula(string text) =>
        text.TrimStart(' ', '\n', '\u00a0') is [var first, ..]
        && (first is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠');
}
