using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Findings.Contradictions;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// Two responses that cannot both be right: a clause is to go and to stay (<see cref="DisputedDeletions"/>), or one request is granted and
/// refused (<see cref="OpposedAnswers"/>).
/// </summary>
public static class ContradictionCheck
{
    /// <summary>Returns the contradictions of a table, settled ones too, in the table's order.</summary>
    public static IEnumerable<Finding> Find(Table table) =>
        KeptFindings.Of(table).Select(f => f.Finding).Where(f => f.Kind == FindingKind.Contradiction);

    /// <summary>Makes the finding about two responses, which must not be the same one.</summary>
    internal static Finding Between(
        Table table,
        ResponseId one,
        ResponseId other,
        IEnumerable<ClauseId> clauses,
        string message,
        string why,
        string grounds
    )
    {
        var now = table.Consultation;
        ResponseId[] responses = [.. new[] { one, other }.OrderBy(r => now.Comments[now.Responses[r].Comments[0]].Place)];
        return new(
            FindingKind.Contradiction,
            [.. responses.Select(r => new ResponseSubject(r)), .. clauses.Distinct().Select(c => new ClauseSubject(c))],
            Sentence.Of(message),
            why,
            Blocking: true,
            [.. responses.Select(r => Remedy.GoTo($"Look at {Name(now, r)}", new ResponseSubject(r)))]
        )
        {
            Grounds = grounds,
        };
    }

    /// <summary>"the response to line 53".</summary>
    internal static string Name(Consultation now, ResponseId response) => $"the response to {now.NamesOf(response)}";
}
