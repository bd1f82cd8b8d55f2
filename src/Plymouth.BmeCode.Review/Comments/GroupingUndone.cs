using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// The inverse of grouping, splitting off and attaching: comments go back to the responses they had, which open again, and others close.
/// </summary>
/// <param name="Now">The comments, each with the response it has again.</param>
/// <param name="Closed">The responses that close, because they began with the decision.</param>
/// <param name="Reopened">The responses that open again, because the decision had merged them.</param>
public sealed record GroupingUndone(ImmutableList<CommentBefore> Now, ImmutableList<ResponseId> Closed, ImmutableList<ResponseId> Reopened)
    : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        Now.Aggregate(before.Reopen(Reopened), (now, b) => now.Give([b.Comment], b.Response)).Close(Closed);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
