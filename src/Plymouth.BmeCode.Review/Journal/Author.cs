namespace Plymouth.BmeCode.Review.Journal;

/// <summary>The member who first wrote some words of a consultation, and the entry in which they did.</summary>
/// <param name="Stream">The passage in which they did; the words may have come to another since.</param>
/// <param name="Version">The version of that passage.</param>
/// <param name="At">When, UTC.</param>
public sealed record Author(MemberId Member, StreamId Stream, int Version, DateTimeOffset At);
