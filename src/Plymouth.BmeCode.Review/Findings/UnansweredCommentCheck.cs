namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A comment that no response with words answers.</summary>
public static class UnansweredCommentCheck
{
    public static IEnumerable<Finding> Find(Table table) => table.Consultation.CommentsInOrder.Where(c => !table.IsAnswered(c)).Select(comment => new Finding(
        FindingKind.UnansweredComment,
        [new CommentSubject(comment.Id)],
        $"The comment on line {comment.Source.Line} has no response{(comment.Response is null ? "" : " with words in it")} yet.",
        "Whoever made it will look for an answer in the response report.",
        Blocking: true,
        [
            comment.Response is null
                ? new Remedy("Write a response", new AttachResponse(comment.Id), new CommentSubject(comment.Id))
                : Remedy.GoTo("Write the response", new CommentSubject(comment.Id)),
        ]));
}
