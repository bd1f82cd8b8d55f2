using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// Takes away a response that was begun and left without a word, as if it had never begun. Refused when something was written or decided in
/// it.
/// </summary>
public sealed record LeaveEmptyResponse(ResponseId Response) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [Response.Passage];

    /// <summary>Takes the beginning back as undo would, although others may have decided something since.</summary>
    internal override Decision Decide(DecisionContext now) =>
        now.Now.StandingDecisions.FindLast(e => e is ResponseAttached attached && attached.Response == Response) is not { } begun
            ? Ruling.NotFound($"Response {Response}")
        : !now.Passage(Response.Passage).Wording.IsBlank
            ? Ruling.Refuse(Refusal.DependedOn, "There are words in this response: it stays.")
        : UndoRules.TakeBack(now, begun);
}
