namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A comment that no response with words answers, nor any of its asks.</summary>
public static class UnansweredCommentCheck
{
    public static IEnumerable<Finding> Find(Table table) => table.Consultation.WholeComments.Where(c => !table.IsAnswered(c) && !table.IsPartlyAnswered(c)).Select(comment =>
    {
        var first = table.Consultation.Parts(comment)[0];
        return new Finding(
            FindingKind.UnansweredComment,
            [new CommentSubject(comment.Id)],
            $"The comment on line {comment.Source.Line} has no response{(first.Response is null ? "" : " with words in it")} yet.",
            "Whoever made it will look for an answer in the response report.",
            Blocking: true,
            [ToAnswer(first)]);
    });

    /// <summary>What answers a comment, or an ask of one.</summary>
    internal static Remedy ToAnswer(Comment comment) => comment.Response is null
        ? new Remedy("Write a response", new AttachResponse(comment.Id), new CommentSubject(comment.Id))
        : Remedy.GoTo("Write the response", new CommentSubject(comment.Id));
}
