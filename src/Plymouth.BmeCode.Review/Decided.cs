namespace Plymouth.BmeCode.Review;

/// <summary>An event with who and when: one entry of the review journal, read.</summary>
public sealed record Decided(int Version, MemberId Member, DateTimeOffset At, Event Event);
