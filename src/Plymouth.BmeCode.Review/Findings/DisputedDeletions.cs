namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A clause that one response deletes, or that is deleted, while another wants it to stay, relies on it or amends it.</summary>
internal static class DisputedDeletions
{
    private const string Why = "The Code can do only one of them, and both would be published.";

    public static IEnumerable<Finding> In(Table table)
    {
        var now = table.Consultation;
        var promised = now.Promises.Where(p => p is { Kind: PromiseKind.Delete, Withdrawn: null }).SelectMany(p => p.Clauses.Select(c => (Promise: p, Clause: c))).ToList();
        var gone = now.Sections.SelectMany(s => s.Clauses).Where(c => now.Clauses[c].Status == ClauseStatus.Deleted && now.Heirs(c).IsEmpty && !promised.Exists(p => p.Clause == c)).ToList();
        if (promised.Count == 0 && gone.Count == 0)
        {
            yield break;
        }

        var amended = now.Promises.Where(p => p is { Kind: PromiseKind.Amend, Withdrawn: null }).SelectMany(p => p.Clauses.SelectMany(c => p.Responses.Select(r => (Response: now.Present(r), Clause: c)))).ToHashSet();
        var amending = amended.Select(a => a.Response).ToHashSet();
        var read = SaidOfClauses.Reader(now);
        var concerned = now.ResponsesInOrder.Select(r => (Response: r, Said: read(table.Wording(r.Id.Passage)))).Where(r => !r.Said.IsEmpty || amending.Contains(r.Response.Id));
        foreach (var (response, said) in concerned)
        {
            foreach (var (promise, clause) in promised.Where(p => !p.Promise.Responses.Exists(r => now.Present(r) == response.Id)))
            {
                var number = now.Clauses[clause].ConsultationNumber ?? now.Label(clause);
                var by = now.Present(promise.Responses[0]);
                if (Phrase(said.Keeps) is { } kept)
                {
                    yield return Found(by, $"{ContradictionCheck.Name(now, by)} deletes {number}, {ContradictionCheck.Name(now, response.Id)} wants it to stay.", kept);
                }
                else if (said.ReliesOn.Find(s => s.Clause == clause) is { } relied && !now.Heirs(clause).IsEmpty)
                {
                    yield return Found(by, $"{ContradictionCheck.Name(now, by)} deletes {number}, {ContradictionCheck.Name(now, response.Id)} relies on it.", relied.Phrase);
                }
                else if (!now.Heirs(clause).IsEmpty && amended.Contains((response.Id, clause)))
                {
                    yield return Found(by, $"{ContradictionCheck.Name(now, by)} deletes {number}, {ContradictionCheck.Name(now, response.Id)} amends it.", "");
                }

                string? Phrase(IEnumerable<ClauseSaid> all) => all.FirstOrDefault(s => s.Clause == clause || (s.Clause is null && IsAbout(now, response, clause)))?.Phrase;

                Finding Found(ResponseId by, string message, string phrase) =>
                    ContradictionCheck.Between(table, by, response.Id, [clause], message, Why, $"{OpenPromiseCheck.Grounds(promise)} / {phrase}");
            }

            foreach (var clause in gone)
            {
                if (said.Keeps.Find(s => s.Clause == clause || (s.Clause is null && IsAbout(now, response, clause))) is { } kept)
                {
                    yield return WhileGone(table, clause, response, kept.Phrase);
                }
            }
        }
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
                .. now.Section(now.Clauses[clause].Section).Deleted ? Array.Empty<Remedy>() : [Remedy.Do($"Bring {number} back", new BringBackClause(clause))],
                Remedy.GoTo($"Look at {ContradictionCheck.Name(now, response.Id)}", new ResponseSubject(response.Id)),
            ])
        { Grounds = phrase };
    }

    private static bool IsAbout(Consultation now, Response response, ClauseId clause) => response.Comments.Exists(c => now.Comments[c].About.Contains(new AboutClause(clause)));
}
