using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed record DeleteSection(SectionId Section) : Command;

/// <summary>The section and those of its clauses that stood until then.</summary>
public sealed record SectionDeleted(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;
