using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// A response or wording names a clause by a number that is not its own now, or refers to a clause that is gone. A number in a consultee's
/// comment is never a finding.
/// </summary>
/// <remarks>When the text itself says that the clause goes ("2.3 will be deleted"), the clause may be gone.</remarks>
internal static class StaleCitationCheck
{
    /// <summary>The most findings about the same words in one text.</summary>
    private const int MostAlike = 20;

    private const string Why = "Whoever looks the number up finds another clause, or none.";

    public static IEnumerable<Finding> Find(Table table) =>
        Standing(table.Consultation)
            .Where(p => CitationReader.Cites(table.Wording(p.Passage)))
            .SelectMany(p => Of(table, table.Passage(p.Passage), p.Subject));

    /// <summary>The passages that stand and what they belong to: the Code first, in order, then responses in the table's order.</summary>
    private static IEnumerable<(PassageId Passage, Subject Subject)> Standing(Consultation now)
    {
        foreach (var section in now.Sections.Where(s => !s.Deleted))
        {
            yield return (section.Id.Heading, new SectionSubject(section.Id));
            yield return (section.Id.LeadIn, new SectionSubject(section.Id));
            foreach (var clause in now.Standing(section.Id))
            {
                yield return (clause.Id.Passage, new ClauseSubject(clause.Id));
            }
        }

        foreach (var response in now.ResponsesInOrder)
        {
            yield return (response.Id.Passage, new ResponseSubject(response.Id));
        }
    }

    private static IEnumerable<Finding> Of(Table table, PassageState state, Subject subject)
    {
        var passage = state.Id;
        foreach (var (citation, detail) in Told(StandingCitations.Of(table, passage).Where(c => c.IsStale && !MayBeGone(c)), c => c.Text))
        {
            yield return Stale(table.Consultation, passage, state, subject, citation) with
            {
                Detail = detail,
            };
        }

        foreach (
            var (clause, detail) in Told(CitationReader.References(state.Wording).Where(c => table.Consultation.Numbers.Of(c) is null), c =>
                c.Value
            )
        )
        {
            yield return Broken(table.Consultation, passage, subject, clause) with
            {
                Detail = detail,
            };
        }
    }

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
                    ? new[]
                    {
                        Remedy.Do(
                            $"Show the present number, {present}",
                            new MakeCrossReference(passage, citation.At, citation.Text, clause)
                        ),
                    }
                    : [],
                Remedy.GoTo(subject is ResponseSubject ? "Read the response" : "Read it there", subject),
            ]
        )
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
            $"{Sentence.Of(now.Label(passage))} has a cross-reference to "
                + $"{(was?.ConsultationNumber is { } number ? $"{number}, which is deleted" : "a clause that is not there")}.",
            Why,
            Blocking: true,
            [
                Remedy.GoTo(subject is ResponseSubject ? "Read the response" : "Read it there", subject),
                .. was is { Status: ClauseStatus.Deleted } && !now.Section(was.Section).Deleted
                    ? new[] { Remedy.Do($"Bring {was.ConsultationNumber ?? "the clause"} back", new BringBackClause(clause)) }
                    : [],
            ]
        )
        {
            Grounds = $"-> {clause}",
        };
    }

    /// <summary>
    /// Returns each citation with its words, and with a count from the second of the same words on. Once the first of very many are mended,
    /// the next are returned.
    /// </summary>
    private static IEnumerable<(T Cited, string Detail)> Told<T>(IEnumerable<T> all, Func<T, string> words) =>
        all.GroupBy(words).SelectMany(g => g.Take(MostAlike).Select((cited, at) => (cited, at == 0 ? g.Key : $"{g.Key}#{at + 1}")));
}
