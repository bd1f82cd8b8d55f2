using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Marks a response as internal, so that partners never see it, or takes the mark away.</summary>
public sealed record MarkResponseInternal(ResponseId Response, bool Internal) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        MarkRules.OfOpen(now, Response, response =>
            response.Internal == Internal ? Ruling.AlreadySo : Ruling.Accept(new ResponseMarkedInternal(response.Id, Internal))
        );
}

/// <summary>A response was marked internal, or is not any more. Also the inverse of itself.</summary>
public sealed record ResponseMarkedInternal(ResponseId Response, bool Internal) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Responses[Response] with { Internal = Internal });

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Responses[Response].Closed, "the response was merged into another")
        ?? After.Unless(after.Now.Responses[Response].Internal != Internal, "the mark was changed again")
        ?? Ruling.Accept(new ResponseMarkedInternal(Response, !Internal));
}
