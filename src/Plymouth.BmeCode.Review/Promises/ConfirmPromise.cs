namespace Plymouth.BmeCode.Review;

/// <summary>A proposed promise was promised indeed.</summary>
public sealed record ConfirmPromise(PromiseId Promise) : Command;

/// <summary>A proposed promise was promised indeed.</summary>
public sealed record PromiseConfirmed(PromiseId Promise) : Event;
