using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed record KeepRevision(PassageId Passage, int SeenVersion, string Reason, ImmutableList<ResponseId> Responses) : Command;

public sealed record RevisionKept(PassageId Passage, int Version, string Reason, ImmutableList<ResponseId> Responses) : Event;

/// <summary>The inverse of the one above: the moment has no name any more.</summary>
public sealed record RevisionWithdrawn(PassageId Passage, int Number) : Event;
