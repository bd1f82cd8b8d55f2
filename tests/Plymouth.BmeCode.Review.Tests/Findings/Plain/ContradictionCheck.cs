using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// Two responses that cannot both be right: a clause is to go and to stay (<see cref="DisputedDeletions"/>), or one request is granted and
/// refused (<see cref="OpposedAnswers"/>).
/// </summary>
internal static class ContradictionCheck
{
    private static readonly PerTable<Finding[]> Known = new(t =>
        [.. DisputedDeletions.In(t).Concat(OpposedAnswers.In(t)).DistinctBy(f => f.Id)]
    );

    /// <summary>
    /// Returns the contradictions of a table. They are worked out once per table, since the check of twins asks for them too.
    /// </summary>
    public static IEnumerable<Finding> Find(Table table) => Known.Of(table);

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

    /// <summary>"the response to 2.3, comment 2".</summary>
    internal static string Name(Consultation now, ResponseId response) => $"the response to {now.NamesOf(response)}";
}
