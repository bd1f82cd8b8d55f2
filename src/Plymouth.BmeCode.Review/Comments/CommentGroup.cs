using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Comments that have one response, as they stand under one topic.</summary>
/// <param name="Response">Null for a comment without one; it stands alone.</param>
/// <param name="Comments">The comments about the topic, in the table's order.</param>
/// <param name="Elsewhere">Comments of the same response that are about something else.</param>
public sealed record CommentGroup(Response? Response, ImmutableList<Comment> Comments, ImmutableList<Comment> Elsewhere);
