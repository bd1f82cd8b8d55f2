namespace Plymouth.BmeCode.Review;

public sealed record MarkResponseInternal(ResponseId Response, bool Internal) : Command;

public sealed record ResponseMarkedInternal(ResponseId Response, bool Internal) : Event;
