using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Findings.Checks;

/// <summary>
/// A response has nothing but questions. Once a member has said that the comment needs clarification, asking is an answer.
/// </summary>
internal sealed partial class OnlyAQuestionCheck : Check<ResponseId>
{
    private static readonly PerPlainText<bool> OnlyAsks = new(text => Questions().IsMatch(text));

    protected override IEnumerable<ResponseId> All(Kept kept) => kept.Table.Consultation.ResponsesInOrder.Select(r => r.Id);

    protected override IEnumerable<ResponseId> Touched(Kept kept, TableChanges changes) => changes.Responses;

    protected override Place? PlaceOf(Kept kept, ResponseId subject) => kept.PlaceOf(subject);

    protected override IEnumerable<Finding> About(Kept kept, ResponseId subject)
    {
        var (table, now) = (kept.Table, kept.Table.Consultation);
        if (
            OnlyAsks.Of(table.Wording(subject.Passage))
            && now.Responses[subject] is not { Disposition: Disposition.NeedsClarification, DispositionProposed: false }
        )
        {
            var about = new ResponseSubject(subject);
            yield return new(
                FindingKind.OnlyAQuestion,
                [about],
                $"The response to {now.NamesOf(subject)} only asks: “{PlainPhrases.Of(table.Text(subject.Passage))}”",
                "Who commented asked the group, and is asked back instead of answered.",
                Blocking: false,
                [
                    Remedy.GoTo("Answer it", about),
                    Remedy.Do("It needs clarification", new SetDisposition(subject, Disposition.NeedsClarification)),
                ]
            )
            {
                Grounds = table.Text(subject.Passage),
            };
        }
    }

    /// <summary>Every sentence ends with a question mark.</summary>
    [GeneratedRegex(@"^([^.!?:;]*[\p{L}\d][^.!?:;]*\?+[\s""')\]]*)+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Questions();
}
