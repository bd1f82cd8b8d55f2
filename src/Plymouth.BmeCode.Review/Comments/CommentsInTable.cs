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

/// <summary>The comments of a consultation in the table's order, and by topic. Made again when one changes.</summary>
internal sealed class CommentsInTable
{
    // The received comments need not be compared: they change only by splitting and joining, which change the comments too.
    private static readonly WhileSame<AllComments, ValueTuple<ImmutableList<Section>>, Consultation, CommentsInTable> OfComments = new(
        (comments, _, now) => new(comments, ReceivedComments.Of(now))
    );

    private static readonly PerConsultation<CommentsInTable> Known = new(c => OfComments.Of(c.Comments, new(c.Sections), c));

    private readonly AllComments _comments;
    private readonly ReceivedComments _received;
    private readonly ConcurrentDictionary<Topic, ImmutableList<Comment>> _about = [];
    private readonly ConcurrentDictionary<ResponseId, string> _names = [];

    private CommentsInTable(AllComments comments, ReceivedComments received) => (_comments, _received) = (comments, received);

    /// <summary>The comments as received.</summary>
    public ImmutableList<Comment> Whole => field ??= [.. _received.Whole.Select(c => _comments[c])];

    /// <summary>The comments and asks that are answered by themselves.</summary>
    public ImmutableList<Comment> InOrder => field ??= [.. _received.InOrder.Select(c => _comments[c])];

    public static CommentsInTable Of(Consultation consultation) => Known.Of(consultation);

    public ImmutableList<Comment> About(Topic topic) =>
        _about.GetOrAdd(topic, static (t, all) => [.. all._received.About[t].Select(c => all._comments[c])], this);

    /// <summary>
    /// Names what a response answers. It stays the same while the comments do, since response and comment name each other.
    /// </summary>
    public string NamesOf(Consultation consultation, ResponseId response) =>
        _names.GetOrAdd(response, static (id, now) => now.NamesOf(now.Responses[id].Comments), consultation);
}
