using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// A response or wording names a clause by a number that is not its own now, or refers to a clause that is gone. A number in a consultee's
/// comment is never a finding.
/// </summary>
/// <remarks>When the text itself says that the clause goes ("2.3 will be deleted"), the clause may be gone.</remarks>
internal sealed class StaleCitationCheck : Check<PassageId>
{
    /// <summary>The most findings about the same words in one text.</summary>
    private const int MostAlike = 20;

    private const string Why = "Whoever looks the number up finds another clause, or none.";

    /// <summary>Returns the passages that stand: the Code first, in order, then responses in the table's order.</summary>
    protected override IEnumerable<PassageId> All(Kept kept) =>
        kept.Passages.InOrder.Concat(kept.Table.Consultation.ResponsesInOrder.Select(r => r.Id.Passage));

    protected override IEnumerable<PassageId> Touched(Kept kept, TableChanges changes) =>
        changes.Passages.Concat(changes.Responses.Select(r => r.Passage));

    protected override Place? PlaceOf(Kept kept, PassageId subject) =>
        kept.Passages.Of(subject) is { } ofCode ? new Place(0, ofCode.Place.First)
        : kept.PlaceOf(new ResponseId(subject.Value)) is { } place ? new Place(1, place.First, place.Second)
        : null;

    protected override IEnumerable<Finding> About(Kept kept, PassageId subject) =>
        CitationReader.Cites(kept.Table.Wording(subject))
            ? Of(
                kept.Table,
                kept.Table.Passage(subject),
                kept.Passages.Of(subject)?.Subject ?? new ResponseSubject(new ResponseId(subject.Value))
            )
            : [];

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
