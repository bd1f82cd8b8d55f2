namespace Plymouth.BmeCode.Review;

public sealed record MarkResponseInternal(ResponseId Response, bool Internal) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(Case now) => MarkRules.OfOpen(now, Response, response =>
        response.Internal == Internal ? Say.AlreadySo : Say.Accept(new ResponseMarkedInternal(response.Id, Internal)));
}

public sealed record ResponseMarkedInternal(ResponseId Response, bool Internal) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Responses[Response] with { Internal = Internal });
}
