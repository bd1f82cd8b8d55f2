using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A response or wording names a clause by a number that is not its own now, or refers to one that is gone. What a consultee wrote is never a defect.</summary>
/// <remarks>Where the text itself says that the clause goes ("2.3 will be deleted"), the clause may be gone.</remarks>
public static class StaleCitationCheck
{
    private const string Why = "Whoever looks the number up finds another clause, or none.";

    public static IEnumerable<Finding> Find(Table table) => table.Passages.Values
        .Where(p => !CitationReader.In(p.Wording).IsEmpty || !CitationReader.References(p.Wording).IsEmpty)
        .Select(p => (Passage: p, Subject: Subject(table.Consultation, p.Id)))
        .Where(p => p.Subject is not null)
        .SelectMany(p => Of(table, p.Passage, p.Subject!).Select(f => (p.Subject, Finding: f)))
        .OrderBy(f => Place(table.Consultation, f.Subject!))
        .Select(f => f.Finding);

    private static IEnumerable<Finding> Of(Table table, PassageState state, Subject subject)
    {
        var passage = state.Id;
        foreach (var (citation, detail) in Told(StandingCitations.Of(table, passage).Where(c => c.IsStale && !MayBeGone(c)), c => c.Text))
        {
            yield return Stale(table.Consultation, passage, state, subject, citation) with { Detail = detail };
        }

        foreach (var (clause, detail) in Told(CitationReader.References(state.Wording).Where(c => table.Consultation.Numbers.Of(c) is null), c => c.Value))
        {
            yield return Broken(table.Consultation, passage, subject, clause) with { Detail = detail };
        }
    }

    /// <summary>The Code first, in order, then responses in the table's order.</summary>
    private static (int Section, int Place) Place(Consultation now, Subject subject) => subject switch
    {
        ClauseSubject s when now.SectionOf(s.Clause) is var section => (now.Sections.IndexOf(section), section.Clauses.IndexOf(s.Clause)),
        SectionSubject s => (now.Sections.FindIndex(section => section.Id == s.Section), -1),
        ResponseSubject s => (int.MaxValue, now.Comments[now.Responses[s.Response].Comments[0]].Place),
        _ => default,
    };

    private static bool MayBeGone(StandingCitation citation) => citation.Now is null && citation.Citation.SaysItGoes;

    private static Finding Stale(Consultation now, PassageId passage, PassageState state, Subject subject, StandingCitation citation)
    {
        var where = Sentence.Of(now.Label(passage));
        return new(
            FindingKind.StaleCitation,
            [subject],
            (citation.Clause, citation.Now) switch
            {
                (null, null) when citation.Section is null => $"{where} names {citation.Text}, and no clause has that number.",
                (_, null) => $"{where} says “{citation.Text}”, and that {(citation.Section is null ? "clause" : "section")} is deleted.",
                (null, { } number) => $"{where} says “{citation.Text}”; that section is {number} now.",
                (_, { } number) => $"{where} says “{citation.Text}”; that clause is {number} now.",
            },
            Why,
            Blocking: subject is not ResponseSubject,
            [
                .. citation is { Clause: { } clause, Now: { } present } && state.Closed is null
                    ? new[] { Remedy.Do($"Show the present number, {present}", new MakeCrossReference(passage, citation.At, citation.Text, clause)) }
                    : [],
                Remedy.GoTo(subject is ResponseSubject ? "Read the response" : "Read it there", subject),
            ])
        {
            Grounds = $"{citation.Text} {citation.Clause?.Value ?? citation.Section?.Value}",
        };
    }

    private static Finding Broken(Consultation now, PassageId passage, Subject subject, ClauseId clause)
    {
        var was = now.Clauses.GetValueOrDefault(clause);
        return new(
            FindingKind.StaleCitation,
            [subject],
            $"{Sentence.Of(now.Label(passage))} has a cross-reference to {(was?.ConsultationNumber is { } number ? $"{number}, which is deleted" : "a clause that is not there")}.",
            Why,
            Blocking: true,
            [
                Remedy.GoTo(subject is ResponseSubject ? "Read the response" : "Read it there", subject),
                .. was is { Status: ClauseStatus.Deleted } && !now.Section(was.Section).Deleted ? new[] { Remedy.Do($"Bring {was.ConsultationNumber ?? "the clause"} back", new BringBackClause(clause)) } : [],
            ])
        {
            Grounds = $"-> {clause}",
        };
    }

    /// <summary>Each with its words, counted where the same stand there again.</summary>
    private static IEnumerable<(T Cited, string Detail)> Told<T>(IEnumerable<T> all, Func<T, string> words) =>
        all.GroupBy(words).SelectMany(g => g.Select((cited, at) => (cited, at == 0 ? g.Key : $"{g.Key}#{at + 1}")));

    /// <summary>What a passage that stands belongs to; null for one that is gone.</summary>
    private static Subject? Subject(Consultation now, PassageId passage)
    {
        if (now.Responses.TryGetValue(new ResponseId(passage.Value), out var response))
        {
            return response.Closed || response.Comments.IsEmpty ? null : new ResponseSubject(response.Id);
        }

        if (now.Clauses.TryGetValue(new ClauseId(passage.Value), out var clause))
        {
            return clause.Status == ClauseStatus.Deleted ? null : new ClauseSubject(clause.Id);
        }

        return now.Sections.Find(s => s.Id.Heading == passage || s.Id.LeadIn == passage) is { Deleted: false } section ? new SectionSubject(section.Id) : null;
    }
}
