namespace Plymouth.BmeCode.Review;

public sealed record MarkCommentInternal(CommentId Comment, bool Internal) : Command;

public sealed record CommentMarkedInternal(CommentId Comment, bool Internal) : Event;
