using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Exchange.Json;

/// <summary>Writes the fold for readers: sections with clauses, comments, responses, promises, findings, doubts, publications.</summary>
internal sealed partial class FoldJson(Utf8JsonWriter json, Table table, IReadOnlyList<Entry> entries)
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
        if (_consultation.Numbers.LevelOf(clause.Id) is > 0 and var level)
        {
            json.WriteNumber("level", level);
        }

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
