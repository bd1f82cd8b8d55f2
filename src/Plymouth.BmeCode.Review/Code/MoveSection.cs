namespace Plymouth.BmeCode.Review;

public sealed record MoveSection(SectionId Section, int At) : Command;

public sealed record SectionMoved(SectionId Section, int At, int FromAt) : Event;
