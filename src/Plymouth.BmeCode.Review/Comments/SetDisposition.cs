using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Sets or confirms a response's disposition, or takes it away.</summary>
/// <param name="Disposition">The disposition; null for none.</param>
public sealed record SetDisposition(ResponseId Response, Disposition? Disposition) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        MarkRules.OfOpen(now, Response, response =>
            response.Disposition == Disposition && !response.DispositionProposed
                ? Ruling.AlreadySo
                : Ruling.Accept(new DispositionSet(response.Id, Disposition, false, response.Disposition, response.DispositionProposed))
        );
}

/// <summary>A response's disposition was set, confirmed or taken away. Also the inverse of itself.</summary>
/// <param name="Proposed">True when it is a proposal that nobody has confirmed; only an inverse makes it one.</param>
/// <param name="Before">The disposition until then; null for none.</param>
/// <param name="BeforeProposed">True when that was a proposal.</param>
public sealed record DispositionSet(ResponseId Response, Disposition? Disposition, bool Proposed, Disposition? Before, bool BeforeProposed)
    : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Responses[Response] with { Disposition = Disposition, DispositionProposed = Proposed });

    internal override Decision TakeBack(After after)
    {
        var response = after.Now.Responses[Response];
        return After.Unless(response.Closed, "the response was merged into another")
            ?? After.Unless(
                response.Disposition != Disposition || response.DispositionProposed != Proposed,
                "the disposition was set again"
            )
            ?? Ruling.Accept(new DispositionSet(Response, Before, BeforeProposed, Disposition, Proposed));
    }
}
