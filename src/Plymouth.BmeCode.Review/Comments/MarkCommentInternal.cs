using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Marks a comment with all its asks as internal, so that partners never see it, or takes the mark away.</summary>
public sealed record MarkCommentInternal(CommentId Comment, bool Internal) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    /// <summary>Marks the whole comment, also when it is given an ask: they have one text.</summary>
    internal override Decision Decide(DecisionContext now) =>
        !now.Now.Comments.TryGetValue(Comment, out var comment) ? Ruling.NotFound($"Comment {Comment}")
        : comment.Internal == Internal ? Ruling.AlreadySo
        : Ruling.Accept(new CommentMarkedInternal(now.Now.Whole(comment).Id, Internal));
}

/// <summary>A comment with all its asks was marked internal, or is not any more. Also the inverse of itself.</summary>
/// <param name="Comment">The comment as received, never an ask.</param>
public sealed record CommentMarkedInternal(CommentId Comment, bool Internal) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided)
    {
        CommentId[] marked = [.. before.Comments[Comment].Asks.Select(a => a.Id), Comment];
        return before with
        {
            Comments = before.Comments.SetItems(
                marked.Select(c => KeyValuePair.Create(c, before.Comments[c] with { Internal = Internal }))
            ),
            Touched = [.. before.Touched, .. marked.Select(c => new CommentSubject(c))],
        };
    }

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Comments[Comment].Internal != Internal, "the mark was changed again")
        ?? Ruling.Accept(new CommentMarkedInternal(Comment, !Internal));
}
