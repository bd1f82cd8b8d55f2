using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Writes down by hand what a response promises.</summary>
public sealed record MakePromise(ResponseId Response, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words) : Command;

public sealed record PromiseMade(PromiseId Promise, ResponseId Response, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words) : Event;

/// <summary>The inverse of the one above: the promise was never made.</summary>
public sealed record PromiseUnmade(PromiseId Promise) : Event;
