namespace Plymouth.BmeCode.Review;

public sealed record AddSection(int At, string Heading) : Command;

public sealed record SectionAdded(SectionId Section, SectionKind Kind, NumberingScheme Scheme, int At) : Event;
