using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Checks;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Findings.Contradictions;

/// <summary>
/// Finds clauses that one response deletes, or that are deleted, while another response wants them to stay, relies on them or amends them.
/// </summary>
internal sealed class DisputedDeletions : ContradictionFinder<ResponseId>
{
    private const string Why = "The Code can do only one of them, and both would be published.";

    private readonly Dictionary<ClauseId, HashSet<ResponseId>> _concerned = [];
    private List<ClauseId> _deleted = [];

    public override void Begin(Kept kept)
    {
        var now = kept.Table.Consultation;
        _deleted =
        [
            .. now.Sections.SelectMany(s => s.Clauses).Where(c => now.Clauses[c].Status == ClauseStatus.Deleted && now.Heirs(c).IsEmpty),
        ];
        base.Begin(kept);
    }

    protected override IEnumerable<ResponseId> All(Kept kept) => kept.Table.Consultation.ResponsesInOrder.Select(r => r.Id);

    protected override IEnumerable<ResponseId> Touched(Kept kept, TableChanges changes) =>
        changes.Responses.Concat(kept.PromisedLately.SelectMany(c => _concerned.GetValueOrDefault(c) ?? []));

    protected override Place? PlaceOf(Kept kept, ResponseId subject) => kept.PlaceOf(subject);

    protected override IEnumerable<Finding> About(Kept kept, ResponseId subject)
    {
        var (table, now, response) = (kept.Table, kept.Table.Consultation, kept.Table.Consultation.Responses[subject]);
        var said = SaidOfClauses.Reader(now)(table.Wording(subject.Passage));
        var amended = now.PromisesOf(subject)
            .Where(p => p is { Kind: PromiseKind.Amend, Withdrawn: null })
            .SelectMany(p => p.Clauses)
            .ToHashSet();
        var clauses = Concerned(now, response, said, amended);
        foreach (var clause in clauses)
        {
            (_concerned.TryGetValue(clause, out var known) ? known : _concerned[clause] = []).Add(subject);
        }

        foreach (var (promise, clause) in Promised(now, clauses))
        {
            if (
                Against(now, response, said, clause, amended) is { } against
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

        foreach (var clause in clauses.Count == 0 ? [] : _deleted.Where(clauses.Contains))
        {
            if (About(now, response, said.Keeps, clause) is { } wish && !Promised(now, [clause]).Any())
            {
                yield return WhileGone(table, clause, response, wish.Phrase);
            }
        }
    }

    /// <summary>Returns the clauses about which a response says, or promises, something that may speak against deleting them.</summary>
    private static HashSet<ClauseId> Concerned(Consultation now, Response response, SaidOfClauses said, HashSet<ClauseId> amended)
    {
        HashSet<ClauseId> clauses = [.. amended, .. said.Keeps.Concat(said.ReliesOn).Select(s => s.Clause).OfType<ClauseId>()];
        if (said.Keeps.Exists(s => s.Clause is null))
        {
            clauses.UnionWith(
                response.Comments.SelectMany(c => now.Comments[c].About).OfType<AboutClause>().Select(a => a.Clause)
            );
        }

        return clauses;
    }

    /// <summary>Returns the promises to delete one of the clauses, in the order they were made, each with the clause.</summary>
    private static IEnumerable<(Promise Promise, ClauseId Clause)> Promised(Consultation now, HashSet<ClauseId> clauses)
    {
        var index = PromiseIndex.Of(now);
        return clauses
            .SelectMany(c => index.ByClause[c])
            .Where(p => p is { Kind: PromiseKind.Delete, Withdrawn: null })
            .Distinct()
            .OrderBy(p => index.ById[p.Id].Place)
            .SelectMany(p => p.Clauses.Where(clauses.Contains), (p, c) => (p, c));
    }

    /// <summary>Returns how a response speaks against deleting a clause, and in which words; null when it does not.</summary>
    private static (string Says, string Phrase)? Against(
        Consultation now,
        Response response,
        SaidOfClauses said,
        ClauseId clause,
        HashSet<ClauseId> amended
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
