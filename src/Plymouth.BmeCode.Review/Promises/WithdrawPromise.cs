namespace Plymouth.BmeCode.Review;

public sealed record WithdrawPromise(PromiseId Promise, string Reason) : Command;

public sealed record PromiseWithdrawn(PromiseId Promise, string Reason) : Event;

/// <summary>The inverse of the one above: the promise stands again.</summary>
public sealed record PromiseRenewed(PromiseId Promise) : Event;
