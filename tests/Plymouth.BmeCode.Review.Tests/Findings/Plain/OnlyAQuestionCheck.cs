using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Tests.Findings.Plain;

/// <summary>
/// A response has nothing but questions. Once a member has said that the comment needs clarification, asking is an answer.
/// </summary>
internal static partial class OnlyAQuestionCheck
{
    private static readonly PerPlainText<bool> OnlyAsks = new(text => Questions().IsMatch(text));

    public static IEnumerable<Finding> Find(Table table)
    {
        var now = table.Consultation;
        foreach (var response in now.ResponsesInOrder)
        {
            if (
                OnlyAsks.Of(table.Wording(response.Id.Passage))
                && response is not { Disposition: Disposition.NeedsClarification, DispositionProposed: false }
            )
            {
                var about = new ResponseSubject(response.Id);
                yield return new(
                    FindingKind.OnlyAQuestion,
                    [about],
                    $"The response to {now.NamesOf(response.Id)} only asks: “{PlainPhrases.Of(table.Text(response.Id.Passage))}”",
                    "Who commented asked the group, and is asked back instead of answered.",
                    Blocking: false,
                    [
                        Remedy.GoTo("Answer it", about),
                        Remedy.Do("It needs clarification", new SetDisposition(response.Id, Disposition.NeedsClarification)),
                    ]
                )
                {
                    Grounds = table.Text(response.Id.Passage),
                };
            }
        }
    }

    /// <summary>Every sentence ends with a question mark.</summary>
    [GeneratedRegex(@"^([^.!?:;]*[\p{L}\d][^.!?:;]*\?+[\s""')\]]*)+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Questions();
}
