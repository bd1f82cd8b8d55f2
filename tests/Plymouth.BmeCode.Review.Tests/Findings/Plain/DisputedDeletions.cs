using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// Finds clauses that one response deletes, or that are deleted, while another response wants them to stay, relies on them or amends them.
/// </summary>
internal static class DisputedDeletions
{
    private const string Why = "The Code can do only one of them, and both would be published.";

    public static IEnumerable<Finding> In(Table table)
    {
        var now = table.Consultation;
        var promised = now
            .Promises.Where(p => p is { Kind: PromiseKind.Delete, Withdrawn: null })
            .SelectMany(p => p.Clauses.Select(c => (Promise: p, Clause: c)))
            .ToList();
        var gone = now
            .Sections.SelectMany(s => s.Clauses)
            .Where(c => now.Clauses[c].Status == ClauseStatus.Deleted && now.Heirs(c).IsEmpty && !promised.Exists(p => p.Clause == c))
            .ToList();
        if (promised.Count == 0 && gone.Count == 0)
        {
            yield break;
        }

        var amended = now
            .Promises.Where(p => p is { Kind: PromiseKind.Amend, Withdrawn: null })
            .SelectMany(p => p.Responses.SelectMany(r => p.Clauses, (r, c) => (Response: now.Present(r), Clause: c)))
            .ToLookup(a => a.Response, a => a.Clause);
        var read = SaidOfClauses.Reader(now);
        var concerned = now
            .ResponsesInOrder.Select(r => (Response: r, Said: read(table.Wording(r.Id.Passage))))
            .Where(r => !r.Said.IsEmpty || amended.Contains(r.Response.Id));
        foreach (var (response, said) in concerned)
        {
            foreach (var (promise, clause) in promised)
            {
                if (
                    Against(now, response, said, clause, amended[response.Id]) is { } against
                    && !promise.Responses.Exists(r => now.Present(r) == response.Id)
                )
                {
                    var by = now.Present(promise.Responses[0]);
                    yield return ContradictionCheck.Between(
                        table,
                        by,
                        response.Id,
                        [clause],
                        $"{ContradictionCheck.Name(now, by)} deletes {now.Clauses[clause].ConsultationNumber ?? now.Label(clause)}, "
                            + $"{ContradictionCheck.Name(now, response.Id)} {against.Says}.",
                        Why,
                        $"{OpenPromiseCheck.Grounds(promise)} / {against.Phrase}"
                    );
                }
            }

            foreach (var clause in gone)
            {
                if (About(now, response, said.Keeps, clause) is { } kept)
                {
                    yield return WhileGone(table, clause, response, kept.Phrase);
                }
            }
        }
    }

    /// <summary>Returns how a response speaks against deleting a clause, and in which words; null when it does not.</summary>
    private static (string Says, string Phrase)? Against(
        Consultation now,
        Response response,
        SaidOfClauses said,
        ClauseId clause,
        IEnumerable<ClauseId> amended
    ) =>
        About(now, response, said.Keeps, clause) is { } kept ? ("wants it to stay", kept.Phrase)
        : Named(said.ReliesOn, clause) is { } relied && !now.Heirs(clause).IsEmpty ? ("relies on it", relied.Phrase)
        : amended.Contains(clause) && !now.Heirs(clause).IsEmpty ? ("amends it", "")
        : null;

    /// <summary>
    /// Returns what is said of a clause, by its number or as "this" when the response's comments are about it; null when nothing is.
    /// </summary>
    private static ClauseSaid? About(Consultation now, Response response, ImmutableList<ClauseSaid> all, ClauseId clause) =>
        all.IsEmpty ? null : Named(all, clause, orMeant: IsAbout(now, response, clause));

    /// <summary>Returns the first statement that names the clause, or, if <paramref name="orMeant"/>, no clause at all.</summary>
    private static ClauseSaid? Named(ImmutableList<ClauseSaid> all, ClauseId clause, bool orMeant = false)
    {
        foreach (var said in all)
        {
            if (said.Clause == clause || (said.Clause is null && orMeant))
            {
                return said;
            }
        }

        return null;
    }

    private static Finding WhileGone(Table table, ClauseId clause, Response response, string phrase)
    {
        var now = table.Consultation;
        var number = now.Clauses[clause].ConsultationNumber ?? "the clause";
        return new(
            FindingKind.Contradiction,
            [new ResponseSubject(response.Id), new ClauseSubject(clause)],
            $"{number} is deleted, {ContradictionCheck.Name(now, response.Id)} wants it to stay.",
            "What is published as the group's answer is not what the Code does.",
            Blocking: true,
            [
                .. now.Section(now.Clauses[clause].Section).Deleted
                    ? Array.Empty<Remedy>()
                    : [Remedy.Do($"Bring {number} back", new BringBackClause(clause))],
                Remedy.GoTo($"Look at {ContradictionCheck.Name(now, response.Id)}", new ResponseSubject(response.Id)),
            ]
        )
        {
            Grounds = phrase,
        };
    }

    private static bool IsAbout(Consultation now, Response response, ClauseId clause) =>
        response.Comments.Exists(c => now.Comments[c].About.Contains(new AboutClause(clause)));
}
