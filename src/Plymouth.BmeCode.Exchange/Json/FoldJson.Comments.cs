using System.Globalization;
using System.Text.Json;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Exchange.Json;

internal sealed partial class FoldJson
{
    /// <summary>
    /// Writes a comment or an ask. The asks of a split comment follow it, each with the comment it is a part of; whoever counts comments
    /// counts those that are part of none.
    /// </summary>
    private void WriteComment(Comment comment)
    {
        json.WriteStartObject();
        json.WriteString("id", comment.Id.Value);
        json.WriteString("number", comment.Number.ToString());
        json.WriteStartObject("source");
        json.WriteString("file", comment.Source.File);
        json.WriteNumber("line", comment.Source.Line);
        json.WriteEndObject();
        json.WriteString("consultee", comment.Consultee);
        WriteWording("body", "text", comment.Body);
        Array("about", comment.About, WriteTopic);
        json.WriteString("response", comment.Response?.Value);
        Array("citations", StandingCitations.Of(table, comment), WriteCitation);
        json.WriteBoolean("internal", comment.Internal);
        if (!comment.Asks.IsEmpty)
        {
            json.WriteTexts("asks", comment.Asks.Select(a => a.Id.Value));
        }

        if (comment.PartOf is { } whole)
        {
            json.WriteString("partOf", whole.Value);
            json.WriteNumber("at", comment.Start);
            json.WriteNumber("length", _consultation.Comments[whole].Asks.Find(a => a.Id == comment.Id)!.Length);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a number in plain text as it was written, what it means, and what would be written there now.</summary>
    private void WriteCitation(StandingCitation citation)
    {
        json.WriteStartObject();
        json.WriteString("text", citation.Text);
        json.WriteNumber("at", citation.At);
        json.WriteString("clause", citation.Clause?.Value);
        json.WriteString("section", citation.Section?.Value);
        json.WriteString("now", citation.Now);
        json.WriteBoolean("stale", citation.IsStale);
        json.WriteEndObject();
    }

    private void WriteTopic(Topic topic)
    {
        json.WriteStartObject();
        switch (topic)
        {
            case AboutClause { Clause: var clause }:
                json.WriteString("clause", clause.Value);
                break;
            case AboutSection { Section: var section }:
                json.WriteString("section", section.Value);
                break;
            default:
                json.WriteBoolean("code", true);
                break;
        }

        json.WriteEndObject();
    }

    private void WriteResponse(Response response)
    {
        json.WriteStartObject();
        json.WriteString("id", response.Id.Value);
        WriteWording("wording", "text", table.Wording(response.Id.Passage));
        json.WriteNumber("version", table.Passage(response.Id.Passage).Version);
        json.WriteString(
            "disposition",
            response.Disposition is { } disposition ? JsonNamingPolicy.CamelCase.ConvertName(disposition.ToString()) : null
        );
        json.WriteBoolean("dispositionProposed", response.DispositionProposed);
        json.WriteTexts("comments", response.Comments.Select(c => c.Value));
        Array("pointsTo", StandingPointers.Of(table, response.Id), WritePointer);
        WriteReferral(response);
        Array("citations", StandingCitations.Of(table, response.Id.Passage), WriteCitation);
        json.WriteBoolean("internal", response.Internal);
        json.WriteEndObject();
    }

    /// <summary>Writes where the matter goes; null for a response that refers nothing, or names nobody.</summary>
    private void WriteReferral(Response response)
    {
        if (
            response.Disposition != Disposition.Referred
            || StandingReferrals.Of(table, response) is not { Referral: { } referral } standing
        )
        {
            json.WriteNull("referral");
            return;
        }

        json.WriteStartObject("referral");
        json.WriteString("to", referral.To);
        json.WriteString("owner", referral.Owner);
        json.WriteString("sentAt", referral.Sent?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteBoolean("proposed", standing.Proposed);
        json.WriteEndObject();
    }

    private void WritePointer(StandingPointer pointer)
    {
        var (kind, id) = pointer.To switch
        {
            AtResponse at => ("response", at.Response.Value),
            AtComment at => ("comment", at.Comment.Value),
            AtClause at => ("clause", at.Clause.Value),
            _ => ("section", ((AtSection)pointer.To).Section.Value),
        };
        json.WriteStartObject();
        json.WriteString(kind, id);
        json.WriteBoolean("proposed", pointer.Pointer.Proposed);
        json.WriteBoolean("guessed", pointer.Pointer.Guessed);
        json.WriteBoolean("broken", pointer.Fault != PointerFault.None);
        json.WriteEndObject();
    }
}
