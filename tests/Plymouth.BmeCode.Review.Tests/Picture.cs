using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>A consultation with its wordings as text, so that two can be compared: all but versions, revisions and who decided.</summary>
internal static class Picture
{
    /// <summary>What began after <paramref name="known"/> and is closed or deleted again is left out.</summary>
    public static string Of(Table table, Consultation known)
    {
        var now = table.Consultation;
        List<string> text = [$"{now.Title} | discussing {now.Discussing} | {now.Sight}"];
        foreach (var section in now.Sections.Where(s => !s.Deleted || known.Sections.Exists(k => k.Id == s.Id)))
        {
            text.Add(
                $"section {section.Id} {now.Numbers.Of(section.Id)} {section.Kind} {section.Scheme} deleted {section.Deleted} with "
                    + $"{string.Join(' ', section.DeletedWith)}"
            );
            text.Add(Says(table, section.Id.Heading));
            text.Add(Says(table, section.Id.LeadIn));
            foreach (
                var clause in section
                    .Clauses.Select(c => now.Clauses[c])
                    .Where(c => c.Status != ClauseStatus.Deleted || known.Clauses.ContainsKey(c.Id))
            )
            {
                text.Add(
                    $"clause {clause.Id} {now.Label(clause.Id)} {clause.Status} {clause.Agreement} of {clause.Section} from "
                        + $"{string.Join(' ', clause.From)} draft {clause.DraftLines?.ToDelta()}"
                );
                text.Add(Says(table, clause.Id.Passage));
            }
        }

        foreach (
            var response in now
                .Responses.Values.Where(r => !r.Closed || known.Responses.ContainsKey(r.Id))
                .OrderBy(r => r.Id.Value, StringComparer.Ordinal)
        )
        {
            text.Add($"response {response with { Comments = [] }} {string.Join(' ', response.Comments)}");
            text.Add(Says(table, response.Id.Passage));
        }

        foreach (var comment in now.CommentsInOrder)
        {
            text.Add($"comment {comment.Id} {comment.Response} {comment.Internal} {comment.PartOf} {comment.Body.ToText()}");
        }

        foreach (var doubt in now.Doubts)
        {
            text.Add($"doubt {doubt.Id} {doubt.State}");
        }

        foreach (
            var pointer in now.Pointers.Where(p => known.Responses.ContainsKey(p.From)).Select(p => $"{p}").Order(StringComparer.Ordinal)
        )
        {
            text.Add($"pointer {pointer}");
        }

        foreach (var promise in now.Promises)
        {
            text.Add(
                $"promise {promise.Id} of {string.Join(' ', promise.Responses)} {promise.Kind} {string.Join(' ', promise.Clauses)} "
                    + $"{string.Join('|', promise.Words)} {promise.Proposed} {promise.Withdrawn} "
                    + $"{string.Join('|', promise.Confirmations.Select(c => $"{c.Clause} {c.Version} {string.Join('/', c.Words)}"))} {PromiseStates.Of(table, promise).State}"
            );
        }

        foreach (var dismissal in now.Dismissals.Where(d => !d.Reopened))
        {
            text.Add($"dismissed {dismissal}");
        }

        foreach (var publication in now.Publications)
        {
            text.Add($"publication {publication.Number} {publication.Title} {publication.JournalHead} {publication.Reason}");
        }

        return string.Join('\n', text);
    }

    private static string Says(Table table, PassageId id) =>
        $"  {(table.Passage(id).Closed is null ? "open" : "closed")} {table.Wording(id).ToDelta()}";
}
