using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// Several clauses that stand were consulted on under one number. A member settles it by confirming the numbers they have now.
/// </summary>
internal static class NumberUsedTwiceCheck
{
    public static IEnumerable<Finding> Find(Table table)
    {
        var now = table.Consultation;
        foreach (var (number, all) in now.NumbersUsedTwice)
        {
            var clauses = all.FindAll(c => now.Numbers.Of(c) is not null);
            if (clauses.Count > 1)
            {
                var numbers = Sentence.List(clauses.Select(c => now.Numbers.Of(c)!));
                var finding = new Finding(
                    FindingKind.NumberUsedTwice,
                    [.. clauses.Select(c => new ClauseSubject(c))],
                    $"{clauses.Count} clauses were consulted on as {number}; they are {numbers} now.",
                    $"Where a comment names {number}, it cannot be known which of them is meant.",
                    Blocking: true,
                    []
                )
                {
                    Grounds = string.Join(',', clauses),
                };
                yield return finding with
                {
                    Remedies =
                    [
                        Remedy.Do(
                            "Confirm the new numbers",
                            finding.Dismissal($"The new numbers are confirmed: {numbers}, all consulted on as {number}.")
                        ),
                        .. clauses.Select(c => Remedy.GoTo($"Read {now.Label(c)}", new ClauseSubject(c))),
                    ],
                };
            }
        }
    }
}
