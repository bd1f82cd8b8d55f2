using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>Somebody says that a promise is kept, and it is not. Such a promise is not found a second time as an open one.</summary>
/// <remarks>
/// Somebody says so in one of four ways: the response states that it has been done, a revision carries the response out, a member confirmed
/// it and the words went again, or all its clauses are agreed.
/// "Wording amended" may mean what is to be done or what was done, so that alone makes an open promise.
/// </remarks>
internal static partial class PromiseNotSeenCheck
{
    private static readonly PerPlainText<bool> SaysDone = new(text => Done().IsMatch(text));

    public static IEnumerable<Finding> Find(Table table)
    {
        foreach (var standing in table.Promises.Where(p => p.IsOpen && !ClauseDeletedButPromisedCheck.Applies(table, p.Promise)))
        {
            if (Said(table, standing.Promise) is { } said)
            {
                yield return new(
                    FindingKind.PromiseNotSeen,
                    OpenPromiseCheck.PromisedBy(table, standing.Promise),
                    $"{Sentence.Of(table.Consultation.Source(standing.Promise))} promised: "
                        + $"{table.Consultation.Words(standing.Promise)}. {said}, but it cannot be seen in the Code.",
                    "Whoever reads that it is done will look for it.",
                    Blocking: true,
                    OpenPromiseCheck.Remedies(table, standing.Promise)
                )
                {
                    Grounds = OpenPromiseCheck.Grounds(standing.Promise),
                };
            }
        }
    }

    /// <summary>Returns a sentence on who says that the promise is kept; null when nobody does.</summary>
    internal static string? Said(Table table, Promise promise)
    {
        var now = table.Consultation;
        var responses = promise.Responses.Select(now.Present).ToHashSet();
        return responses.Any(r => SaysDone.Of(table.Wording(r.Passage))) ? "It is said there that this has been done"
            : !promise.Confirmations.IsEmpty ? "It was confirmed to be kept"
            : now.Revisions.Exists(r =>
                r.Responses.Exists(carried => responses.Contains(now.Present(carried)))
                && promise.Clauses.Exists(c => c.Passage == r.Passage)
            )
                ? "A revision says that it does this"
            : !promise.Clauses.IsEmpty
            && promise.Clauses.TrueForAll(c => now.Heirs(c).TrueForAll(h => now.Clauses[h].Status == ClauseStatus.Agreed))
                ? $"{(promise.Clauses.Count == 1 ? "The clause is" : "The clauses are")} agreed"
            : null;
    }

    [GeneratedRegex(
        @"\b(has|have) (now |already |since )?been (now )?(amended|changed|reworded|revised|altered|updated|clarified|added|included|inserted|incorporated|put in|deleted|removed|dropped|taken out|struck out|defined)\b|\b(now|already) (reads|says)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Done();
}
