using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>A response for an unanswered comment, still without words.</summary>
public sealed record AttachResponse(CommentId Comment) : Command;

/// <summary>A comment, or each of several, got a first response of its own, still without words.</summary>
public sealed record ResponseAttached(ResponseId Response, ImmutableList<CommentId> Comments) : Event;
