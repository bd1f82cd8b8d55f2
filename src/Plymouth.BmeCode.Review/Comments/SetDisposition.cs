namespace Plymouth.BmeCode.Review;

public sealed record SetDisposition(ResponseId Response, Disposition? Disposition) : Command;

public sealed record DispositionSet(ResponseId Response, Disposition? Disposition, bool Proposed, Disposition? Before, bool BeforeProposed) : Event;
