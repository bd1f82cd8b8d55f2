using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace.Find;

/// <summary>Something the palette offers: a place to go to, or a command to ask for.</summary>
/// <param name="Sort">Its sort, in a word for the reader: "Clause", "Comment".</param>
/// <param name="Words">The words of the offer.</param>
/// <param name="Place">The id of the clause or section to go to, with the comment to be seen there; null when it is no place.</param>
/// <param name="Page">The page to go to, by the last part of its address; null when it is no page.</param>
/// <param name="Command">The command to ask for; null when it is no command.</param>
public sealed record Offer(string Sort, string Words, string? Place = null, string? Page = null, Command? Command = null);

/// <summary>Searches the table in memory: clauses, sections, comments, responses and commands.</summary>
public static class TableSearch
{
    private const int MostOfASort = 8;

    /// <summary>
    /// Returns what has every word of <paramref name="sought"/> in it, whatever the case, a clause of that number first. With nothing
    /// sought it returns the commands and pages.
    /// </summary>
    public static IReadOnlyList<Offer> In(Desk desk, string sought)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(sought);
        var words = sought.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [.. Commands(desk)];
        }

        var table = desk.Table;
        var clauses = Clauses(table)
            .Where(o => Has(o.Text, words))
            .OrderByDescending(o => o.Offer.Words.StartsWith(sought.Trim() + " ", StringComparison.OrdinalIgnoreCase));
        return
        [
            .. Best(clauses),
            .. Commands(desk).Where(o => Has(o.Words, words)),
            .. Best(Comments(table).Where(o => Has(o.Text, words))),
            .. Best(Responses(table).Where(o => Has(o.Text, words))),
        ];
    }

    private static IEnumerable<Offer> Best(IEnumerable<(Offer Offer, string Text)> found) => found.Take(MostOfASort).Select(f => f.Offer);

    private static bool Has(string text, string[] words) => words.All(w => text.Contains(w, StringComparison.CurrentCultureIgnoreCase));

    private static IEnumerable<(Offer Offer, string Text)> Clauses(Table table)
    {
        foreach (var section in OutlineView.Of(table).Sections)
        {
            var heading = $"{section.Number} {section.Heading}".Trim();
            yield return (new Offer("Section", heading, section.Id.Value), heading);
            foreach (var clause in section.Clauses)
            {
                var deleted = clause.Status == ClauseStatus.Deleted ? " (deleted)" : "";
                yield return (
                    new Offer("Clause", $"{clause.Name} {clause.FirstWords}{deleted}", clause.Id.Value),
                    $"{clause.Name} {clause.WasNumber} {table.Text(clause.Id.Passage)}"
                );
            }
        }
    }

    private static IEnumerable<(Offer Offer, string Text)> Comments(Table table) =>
        table.Consultation.WholeComments.Select(c =>
        {
            var text = c.Body.ToText();
            return (new Offer("Comment", Words.First(text, 90), Places.Of(table.Consultation, c)), text);
        });

    private static IEnumerable<(Offer Offer, string Text)> Responses(Table table) =>
        table
            .Consultation.Responses.Values.Where(r => !r.Closed && r.Comments.Count > 0)
            .Select(r =>
            {
                var text = table.Text(r.Id.Passage);
                return (
                    new Offer("Response", Words.First(text, 90), Places.Of(table.Consultation, table.Consultation.Comments[r.Comments[0]])),
                    text
                );
            });

    private static IEnumerable<Offer> Commands(Desk desk)
    {
        if (desk.MayWrite)
        {
            yield return new("Command", "Undo my last decision", Command: new UndoLast());
        }

        yield return new("Page", "Before we publish: findings", Page: "findings");
        yield return new("Page", "Documents", Page: "documents");
        yield return new("Page", "Referrals", Page: "referrals");
        yield return new("Page", "Publish", Page: "publish");
        if (desk.IsFacilitator)
        {
            yield return new("Page", "Share", Page: "share");
            if (desk.Table.Consultation.Discussing is not null)
            {
                yield return new("Command", "End discussion of the clause", Command: new DiscussClause(null));
            }
        }

        var clauses = OutlineView.Of(desk.Table).Sections.SelectMany(s => s.Clauses).ToList();
        var at = clauses.FindIndex(c => c.Id == desk.At);
        var next = clauses.Skip(at + 1).Concat(clauses.Take(Math.Max(0, at))).FirstOrDefault(c => c.Unanswered > 0);
        yield return next is not null
            ? new("Go to", "Next clause with unanswered comments", next.Id.Value)
            : new(
                "Go to",
                at >= 0 && clauses[at].Unanswered > 0 ? "No other clause has unanswered comments" : "No clause has unanswered comments"
            );
    }
}
