using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed record BringBackSection(SectionId Section) : Command;

public sealed record SectionBroughtBack(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;
