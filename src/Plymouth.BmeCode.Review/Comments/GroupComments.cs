using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Gives the comments one response. <paramref name="Leading"/>: whose words come first where several have words; null asks for it with a <see cref="Refusal.ChooseLeading"/> refusal when needed. <paramref name="Seen"/>: each comment's response as the screen showed it.</summary>
public sealed record GroupComments(ImmutableList<CommentBefore> Seen, ResponseId? Leading) : Command;

/// <summary>Comments were given to one response. <see cref="Before"/> names each moved comment's response before (null: none); <see cref="Closed"/> the responses that lost their last comment or were merged; <see cref="Created"/> is true when the response began here; <see cref="Change"/> added the others' words below those of the response.</summary>
public sealed record CommentsGrouped(ResponseId Response, bool Created, ImmutableList<CommentBefore> Before, ImmutableList<ResponseId> Closed, ChangeMade? Change) : Event;

/// <summary>A comment and the response it had.</summary>
public sealed record CommentBefore(CommentId Comment, ResponseId? Response);
