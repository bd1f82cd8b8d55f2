using System.Text;
using Plymouth.BmeCode.Exchange.Code;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.ResponseTable;

/// <summary>
/// Writes the response table, clause by clause, comments left and responses right, as one self-contained HTML page. It never holds
/// consultees' names, or what is marked internal.
/// </summary>
/// <remarks>
/// Each clause is shown as it was consulted on, with the changes since marked. A comment about several clauses stands under each of them
/// and says so.
/// </remarks>
public static class ResponseTableHtml
{
    /// <summary>Returns the page, UTF-8 text; the same table and stamp give the same bytes.</summary>
    public static string Write(Table table, ExportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stamp);
        var body = new StringBuilder();
        foreach (var section in table.Consultation.Sections)
        {
            AppendSection(body, table, section, stamp.Edition);
        }

        if (table.Consultation.Sections.All(s => s.Kind != SectionKind.General))
        {
            AppendComments(body, table, stamp.Edition, new AboutCode(), "<h2>The Code as a whole</h2>\n");
        }

        var shown = table.Consultation.WholeComments.Where(c => !c.Internal).ToList();
        var answered = shown.Count(c => IsAnswered(table, c));
        return Page.Write(
            $"{table.Consultation.Title}: responses to the consultation",
            Answered(answered, shown.Count, stamp.Edition),
            body.ToString(),
            stamp
        );
    }

    private static void AppendSection(StringBuilder body, Table table, Section section, Edition edition)
    {
        var clauses = section.Clauses.Select(c => table.Consultation.Clauses[c]).Where(c => IsShown(table, c)).ToList();
        if (section.Deleted && clauses.Count == 0 && section.ConsultationNumber is null)
        {
            return;
        }

        var id = Page.Encode(section.Id.Value);
        var number = table.Consultation.Numbers.Of(section.Id) ?? section.ConsultationNumber;
        body.Append(null, $"<section aria-labelledby=\"section-{id}\">\n<h2 id=\"section-{id}\">");
        body.Append(number is null ? "" : $"<span class=\"number\">{Page.Encode(number)}</span> ");
        body.Append(WordingHtml.Inline(table.Wording(section.Id.Heading), table.Number)).Append("</h2>\n");
        if (section.Deleted || (section.Kind == SectionKind.Numbered && CodeOutline.Note(table, section).Length > 0))
        {
            body.Append(null, $"<p class=\"note\">{(section.Deleted ? "Deleted" : Page.Encode(CodeOutline.Note(table, section)))}</p>\n");
        }

        var leadIn = WordingHtml.Redline(table.Draft(section.Id.LeadIn), table.Wording(section.Id.LeadIn), table.Number);
        body.Append(leadIn.Length > 0 ? $"<div class=\"lead-in\">{leadIn}</div>\n" : "");
        AppendComments(
            body,
            table,
            edition,
            new AboutSection(section.Id),
            section.Kind == SectionKind.General ? "" : "<h3>About the section as a whole</h3>\n"
        );
        foreach (var clause in clauses)
        {
            AppendClause(body, table, clause, edition);
        }

        body.Append("</section>\n");
    }

    private static bool IsShown(Table table, Clause clause) =>
        clause.Status != ClauseStatus.Deleted
        || clause.ConsultationNumber is not null
        || table.Consultation.CommentsAbout(clause.Id).Any(c => !c.Internal);

    private static void AppendClause(StringBuilder body, Table table, Clause clause, Edition edition)
    {
        var (before, after) = (table.Draft(clause.Id.Passage), table.Wording(clause.Id.Passage));
        var deleted = clause.Status == ClauseStatus.Deleted;
        var state =
            deleted ? "Deleted from the Code"
            : clause.ConsultationNumber is null ? "New clause"
            : before == after ? "As consulted on"
            : "As consulted on, with the changes since marked";
        body.Append(
            null,
            $"<section class=\"topic\" id=\"clause-{Page.Encode(clause.Id.Value)}\">\n<h3>{Page.Encode(Sentence.Of(table.Consultation.Label(clause.Id)))}</h3>\n<p class=\"note\">{state}</p>\n<div class=\"wording\">"
        );
        body.Append(
            deleted ? WordingHtml.Of(before, table.Number)
            : clause.ConsultationNumber is null ? WordingHtml.Of(after, table.Number)
            : WordingHtml.Redline(before, after, table.Number)
        );
        body.Append("</div>\n");
        if (table.Consultation.CommentsAbout(clause.Id).All(c => c.Internal))
        {
            body.Append("<p class=\"note\">No comments were made about this clause.</p>\n");
        }

        AppendComments(body, table, edition, new AboutClause(clause.Id), "");
        body.Append("</section>\n");
    }

    private static void AppendComments(StringBuilder body, Table table, Edition edition, Topic topic, string heading)
    {
        var groups = table.Consultation.CommentGroups(topic).Where(g => g.Comments.Exists(c => !c.Internal)).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        body.Append(heading);
        body.Append(
            null,
            $"<table role=\"table\">\n<caption class=\"visually-hidden\">Comments about {Page.Encode(TopicNames.Of(table, topic))} and the responses to them</caption>\n"
        );
        body.Append(
            "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">What consultees said</th><th scope=\"col\" role=\"columnheader\">Response</th></tr></thead>\n<tbody role=\"rowgroup\">\n"
        );
        var said = new HashSet<CommentId>();
        foreach (var group in groups)
        {
            body.Append("<tr role=\"row\"><td role=\"cell\" data-label=\"Comment\">");
            foreach (var comment in table.Consultation.Joined(group.Comments.Where(c => !c.Internal)))
            {
                var whole = table.Consultation.Whole(comment);
                if (whole != comment && said.Add(whole.Id))
                {
                    body.Append(
                        null,
                        $"<div class=\"comment\"><p class=\"note\">A comment with {whole.Asks.Count} asks, each answered by itself:</p>{WordingHtml.Of(whole.Body, table.Number, beside: StandingCitations.Beside(table, whole))}</div>"
                    );
                }

                body.Append("<div class=\"comment\">");
                body.Append(table.Consultation.AskOf(comment) is { } ask ? $"<p class=\"note\">{Sentence.Of(ask)}:</p>" : "");
                body.Append(WordingHtml.Of(comment.Body, table.Number, beside: StandingCitations.Beside(table, comment)));
                AppendPlaces(body, "Also about", comment.About.Where(t => t != topic).Select(t => TopicNames.Of(table, t)));
                body.Append("</div>");
            }

            body.Append("</td><td role=\"cell\" data-label=\"Response\">");
            AppendResponse(body, table, group, edition);
            body.Append("</td></tr>\n");
        }

        body.Append("</tbody>\n</table>\n");
    }

    private static void AppendResponse(StringBuilder body, Table table, CommentGroup group, Edition edition)
    {
        if (group.Response is not { Internal: false } response || table.Wording(response.Id.Passage) is var wording && wording.IsBlank)
        {
            body.Append("<p class=\"unanswered\">No response yet</p>");
            return;
        }

        body.Append(
            response.Disposition is { } disposition && Stands(response.DispositionProposed, edition)
                ? $"<p class=\"disposition\">{disposition.Words()}{(response.DispositionProposed ? " (proposed)" : "")}</p>"
                : ""
        );
        body.Append(
            WordingHtml.Of(table.Wording(response.Id.Passage), table.Number, beside: StandingCitations.Beside(table, response.Id.Passage))
        );
        AppendPointers(body, table, response);
        AppendPromises(body, table, response, edition);
        AppendPlaces(
            body,
            "Also answers comments about",
            group
                .Elsewhere.Where(c => !c.Internal)
                .SelectMany(c => c.About)
                .Distinct()
                .Where(t => !group.Comments.Exists(c => c.About.Contains(t)))
                .Select(t => TopicNames.Of(table, t))
        );
    }

    /// <summary>Appends what the response points at, with a few of the words that stand there.</summary>
    private static void AppendPointers(StringBuilder body, Table table, Response response)
    {
        foreach (var pointer in StandingPointers.Of(table, response.Id))
        {
            if (PointedWords.ForReaders(table.Consultation, pointer) is { } words)
            {
                body.Append(
                    null,
                    $"<p class=\"note\">{Page.Encode(words)}: <q>{Page.Encode(PointedWords.Quote(table, pointer.To))}</q></p>\n"
                );
            }
        }
    }

    /// <summary>Appends what the response promises, and how far that has come; withdrawn promises are left out.</summary>
    private static void AppendPromises(StringBuilder body, Table table, Response response, Edition edition)
    {
        var promised = table.Consultation.PromisesOf(response.Id).Select(p => p.Id).ToHashSet();
        var standing = table.Promises.FindAll(p =>
            promised.Contains(p.Promise.Id) && p.State != PromiseState.Withdrawn && Stands(p.Promise.Proposed, edition)
        );
        if (standing.IsEmpty)
        {
            return;
        }

        body.Append("<ul class=\"promises\">");
        foreach (var promise in standing)
        {
            body.Append(
                null,
                $"<li>{promise.State.Sign()} {Page.Encode($"Promised{(promise.Promise.Proposed ? " (proposed)" : "")}: {table.Consultation.Words(promise.Promise)} – {promise.State.Words()}")}</li>"
            );
        }

        body.Append("</ul>\n");
    }

    private static void AppendPlaces(StringBuilder body, string words, IEnumerable<string> places)
    {
        var named = string.Join(", ", places.Distinct());
        body.Append(named.Length > 0 ? $"<p class=\"note\">{words} {Page.Encode(named)}.</p>" : "");
    }

    /// <summary>
    /// False for what nobody in the group has confirmed: it is not the group's answer and is left out, except in the first edition.
    /// </summary>
    private static bool Stands(bool proposed, Edition edition) => !proposed || edition == Edition.First;

    private static string Answered(int answered, int of, Edition edition) =>
        of == 0 && edition != Edition.First ? "No comment was made."
        : of == 1 && edition != Edition.First ? $"{answered} of 1 comment answered."
        : $"{answered} of {of} comments answered.";

    private static bool IsAnswered(Table table, Comment comment) =>
        table.IsAnswered(comment)
        && table
            .Consultation.Parts(comment)
            .TrueForAll(c => c.Response is { } response && !table.Consultation.Responses[response].Internal);
}
