using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>The inverse of <see cref="DoubtAccepted"/> and <see cref="DoubtWavedOff"/>: <see cref="Comments"/> have no response again, the response <see cref="Closed"/> is closed.</summary>
public sealed record DoubtReopened(DoubtId Doubt, ImmutableList<CommentId> Comments, ResponseId? Closed) : Event;
