namespace Plymouth.BmeCode.Review;

public sealed record SplitOffComment(CommentId Comment, ResponseId SeenResponse) : Command;

/// <summary>A comment left its group: it has <see cref="Response"/> of its own now (a copy of the answer, with its disposition), or none.</summary>
public sealed record CommentSplitOff(CommentId Comment, ResponseId From, ResponseId? Response) : Event;
