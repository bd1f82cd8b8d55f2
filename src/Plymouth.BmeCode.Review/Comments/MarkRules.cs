namespace Plymouth.BmeCode.Review;

/// <summary>Dispositions, and what partners never see.</summary>
internal static class MarkRules
{
    public static Decision SetDisposition(Case now, SetDisposition command) => OfOpen(now, command.Response, response =>
        response.Disposition == command.Disposition && !response.DispositionProposed
            ? Say.AlreadySo
            : Say.Accept(new DispositionSet(response.Id, command.Disposition, false, response.Disposition, response.DispositionProposed)));

    public static Decision MarkInternal(Case now, MarkResponseInternal command) => OfOpen(now, command.Response, response =>
        response.Internal == command.Internal ? Say.AlreadySo : Say.Accept(new ResponseMarkedInternal(response.Id, command.Internal)));

    /// <summary>A comment is internal with all its asks: its text is one.</summary>
    public static Decision MarkInternal(Case now, MarkCommentInternal command) =>
        !now.Now.Comments.TryGetValue(command.Comment, out var comment) ? Say.NotFound($"Comment {command.Comment}")
        : comment.Internal == command.Internal ? Say.AlreadySo
        : Say.Accept(new CommentMarkedInternal(now.Now.Whole(comment).Id, command.Internal));

    private static Decision OfOpen(Case now, ResponseId id, Func<Response, Decision> decide) =>
        !now.Now.Responses.TryGetValue(id, out var response) ? Say.NotFound($"Response {id}")
        : response.Closed ? Say.Closed("This answer has been merged into another, or its comments have left it. Look again at its comments.")
        : decide(response);
}
