using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Says that a clause at exactly <paramref name="SeenVersion"/> keeps a promise that names no words, or a definition put in other words.</summary>
public sealed record ConfirmPromiseKept(PromiseId Promise, ClauseId Clause, int SeenVersion) : Command;

/// <summary>A member confirmed that the clause at <see cref="Version"/> keeps the promise. <see cref="Words"/> is what had been put into it since the draft.</summary>
public sealed record PromiseConfirmedKept(PromiseId Promise, ClauseId Clause, int Version, ImmutableList<string> Words) : Event;

/// <summary>The inverse of the one above: the last confirmation about the clause does not stand.</summary>
public sealed record PromiseKeptTakenBack(PromiseId Promise, ClauseId Clause) : Event;
