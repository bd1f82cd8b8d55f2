using System.Globalization;
using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>Writes the fold for readers: sections with clauses, comments, responses, promises, findings, doubts, publications.</summary>
internal sealed class FoldJson(Utf8JsonWriter json, Table table, IReadOnlyList<Entry> entries)
{
    private readonly Consultation _consultation = table.Consultation;
    private readonly ILookup<StreamId, Entry> _streams = entries.ToLookup(e => e.Stream);

    public void Write()
    {
        Array("sections", _consultation.Sections.Where(s => !s.Deleted || s.Clauses.Count > 0), WriteSection);
        Array(
            "comments",
            _consultation.WholeComments.SelectMany(c => c.Asks.IsEmpty ? [c] : _consultation.Parts(c).Prepend(c)),
            WriteComment
        );
        Array("responses", Responses(), WriteResponse);
        Array("promises", table.Promises, WritePromise);
        Array("findings", table.Findings.Open, WriteFinding);
        Array("settledFindings", table.Findings.Settled, WriteFinding);
        Array("doubts", _consultation.Doubts, WriteDoubt);
        Array("publications", _consultation.Publications, p => PublicationJson.Write(json, p));
    }

    /// <summary>Returns the responses that stand, in the order of their first comment. What a merged one said is in the entries.</summary>
    private IEnumerable<Response> Responses() =>
        _consultation.CommentsInOrder.Select(c => c.Response).OfType<ResponseId>().Distinct().Select(id => _consultation.Responses[id]);

    private void WriteSection(Section section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id.Value);
        json.WriteString("kind", section.Kind == SectionKind.General ? "general" : "numbered");
        json.WriteString("number", _consultation.Numbers.Of(section.Id));
        json.WriteString("consultationNumber", section.ConsultationNumber);
        json.WriteBoolean("deleted", section.Deleted);
        WritePassage("heading", section.Id.Heading);
        WritePassage("leadIn", section.Id.LeadIn);
        Array("clauses", section.Clauses.Select(c => _consultation.Clauses[c]), WriteClause);
        json.WriteEndObject();
    }

    private void WritePassage(string name, PassageId passage)
    {
        json.WriteStartObject(name);
        WriteWording("wording", "text", table.Wording(passage));
        json.WriteEndObject();
    }

    private void WriteClause(Clause clause)
    {
        json.WriteStartObject();
        json.WriteString("id", clause.Id.Value);
        json.WriteString("number", _consultation.Numbers.Of(clause.Id));
        json.WriteString("consultationNumber", clause.ConsultationNumber);
        json.WriteString(
            "status",
            clause.Status switch
            {
                ClauseStatus.Agreed => "agreed",
                ClauseStatus.Deleted => "deleted",
                _ => "open",
            }
        );
        json.WriteNumber("version", table.Passage(clause.Id.Passage).Version);
        json.WriteTexts("from", clause.From.Select(c => c.Value));
        WriteWording("draft", "draftText", table.Draft(clause.Id.Passage));
        WriteWording("wording", "text", table.Wording(clause.Id.Passage));
        WriteRevisions(clause.Id.Passage);
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes the revisions of a passage. Its journal is read forwards from revision to revision, and begun again only for a revision that
    /// goes back to an earlier version.
    /// </summary>
    private void WriteRevisions(PassageId passage)
    {
        List<Entry> journal = [.. _streams[passage.Stream]];
        var replay = new PassageReplay(passage);
        json.WriteStartArray("revisions");
        foreach (var revision in _consultation.RevisionsOf(passage))
        {
            if (revision.Version < replay.State?.Version)
            {
                replay = new(passage);
            }

            var since = (replay.State?.Version ?? -1) + 1;
            var entries = journal.GetRange(since, Math.Max(0, revision.Version + 1 - since));
            entries.ForEach(e => replay.Take(e));
            WriteRevision(revision, replay.State!.Wording, entries.Select(e => e.Member.Value).Distinct());
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a revision with what it says and the ids of those whose entries led there since the revision before.</summary>
    private void WriteRevision(Revision revision, Wording wording, IEnumerable<string> members)
    {
        json.WriteStartObject();
        json.WriteNumber("number", revision.Number);
        json.WriteString("name", Name(revision.Kind));
        json.WriteTexts("members", members);
        json.WriteString("namedBy", revision.Member.Value);
        json.WriteTime("at", revision.At);
        json.WriteNumber("version", revision.Version);
        WriteWording("wording", "text", wording);
        json.WriteString("reason", revision.Reason);
        json.WriteTexts("responses", revision.Responses.Select(r => r.Value));
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes a comment or an ask. The asks of a split comment follow it, each with the comment it is a part of; whoever counts comments
    /// counts those that are part of none.
    /// </summary>
    private void WriteComment(Comment comment)
    {
        json.WriteStartObject();
        json.WriteString("id", comment.Id.Value);
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

    private void WritePromise(PromiseStanding standing)
    {
        var promise = standing.Promise;
        json.WriteStartObject();
        json.WriteString("id", promise.Id.Value);
        json.WriteTexts("responses", promise.Responses.Select(_consultation.Present).Distinct().Select(r => r.Value));
        json.WriteString("kind", promise.Kind.Words());
        json.WriteTexts("clauses", promise.Clauses.Select(c => c.Value));
        json.WriteTexts("words", promise.Words);
        json.WriteString("state", standing.State.Words());
        json.WriteBoolean("proposed", promise.Proposed);
        json.WriteString("suggested", _consultation.Suggested(promise)?.Value);
        json.WriteString("withdrawn", promise.Withdrawn);
        Array("confirmations", promise.Confirmations, WriteConfirmation);
        json.WriteEndObject();
    }

    private void WriteConfirmation(KeptConfirmation confirmation)
    {
        json.WriteStartObject();
        json.WriteString("clause", confirmation.Clause.Value);
        json.WriteNumber("version", confirmation.Version);
        json.WriteString("member", confirmation.By.Value);
        json.WriteTime("at", confirmation.At);
        json.WriteEndObject();
    }

    private void WriteFinding(FindingStanding standing)
    {
        var finding = standing.Finding;
        json.WriteStartObject();
        json.WriteString("id", finding.Id.Value);
        json.WriteString("kind", finding.Kind.Name());
        json.WriteTexts("about", finding.About.Select(a => a.Id));
        json.WriteString("message", finding.Message);
        json.WriteBoolean("blocking", finding.Blocking);
        json.WriteString("why", finding.Why);
        json.WriteBoolean("internal", standing.Internal);
        if (standing.Settled is { } settled)
        {
            json.WriteStartObject("settled");
            json.WriteString("reason", settled.Reason);
            json.WriteString("member", settled.By.Value);
            json.WriteTime("at", settled.At);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDoubt(Doubt doubt)
    {
        json.WriteStartObject();
        json.WriteString("id", doubt.Id.Value);
        Array("lines", doubt.Lines, json.WriteNumberValue);
        json.WriteString("message", doubt.Message);
        json.WriteString("guess", doubt.GuessWords);
        json.WriteString(
            "state",
            doubt.State switch
            {
                DoubtState.Accepted => "accepted",
                DoubtState.WavedOff => "waved off",
                _ => "open",
            }
        );
        json.WriteEndObject();
    }

    private void WriteWording(string name, string textName, Wording wording)
    {
        json.WriteWording(name, wording);
        json.WriteString(textName, wording.ToText(clause => table.Number(clause) ?? ""));
    }

    private void Array<T>(string name, IEnumerable<T> all, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            write(one);
        }

        json.WriteEndArray();
    }

    private static string Name(RevisionKind kind) =>
        kind switch
        {
            RevisionKind.ConsultationDraft => "Consultation draft",
            RevisionKind.Agreed => "Agreed",
            RevisionKind.Restored => "Restored",
            _ => "Kept",
        };
}
