using System.Collections.Concurrent;
using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Memo;
using AllComments = System.Collections.Immutable.ImmutableDictionary<
    Plymouth.BmeCode.Review.CommentId,
    Plymouth.BmeCode.Review.Comments.Comment
>;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The comments of a consultation in the table's order, and by what they are about; the same until one changes.</summary>
internal sealed class CommentsInTable
{
    // What was received is not compared: splitting and joining, which change that, change comments too.
    private static readonly WhileSame<AllComments, ValueTuple<ImmutableList<Section>>, Consultation, CommentsInTable> OfComments = new(
        (comments, _, now) => new(comments, ReceivedComments.Of(now))
    );

    private static readonly PerConsultation<CommentsInTable> Known = new(c => OfComments.Of(c.Comments, new(c.Sections), c));

    private readonly AllComments _comments;
    private readonly ReceivedComments _received;
    private readonly ConcurrentDictionary<Topic, ImmutableList<Comment>> _about = [];
    private readonly ConcurrentDictionary<ResponseId, ImmutableList<string>> _lines = [];

    private CommentsInTable(AllComments comments, ReceivedComments received) => (_comments, _received) = (comments, received);

    /// <summary>As received.</summary>
    public ImmutableList<Comment> Whole => field ??= [.. _received.Whole.Select(c => _comments[c])];

    /// <summary>All that are answered by themselves.</summary>
    public ImmutableList<Comment> InOrder => field ??= [.. _received.InOrder.Select(c => _comments[c])];

    public static CommentsInTable Of(Consultation consultation) => Known.Of(consultation);

    public ImmutableList<Comment> About(Topic topic) =>
        _about.GetOrAdd(topic, static (t, all) => [.. all._received.About[t].Select(c => all._comments[c])], this);

    /// <summary>The lines of what a response answers: as response and comment name each other, the same while the comments are.</summary>
    public ImmutableList<string> LinesOf(Consultation consultation, ResponseId response) =>
        _lines.GetOrAdd(response, static (id, now) => now.LinesOf(now.Responses[id].Comments), consultation);
}
