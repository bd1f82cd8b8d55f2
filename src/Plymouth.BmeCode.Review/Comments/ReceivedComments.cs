using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// The order of the comments, and their topics: the part that changes only when a comment is split or joined. Worked out once until then.
/// </summary>
internal sealed class ReceivedComments
{
    private static readonly PerPart<Consultation, ReceivedComments> Known = new(c => c.CommentsMark, c => new(c));

    private ReceivedComments(Consultation consultation)
    {
        Whole = [.. consultation.Comments.Values.Where(c => c.PartOf is null).OrderBy(c => c.Place).Select(c => c.Id)];
        InOrder = [.. Whole.SelectMany(c => consultation.Parts(consultation.Comments[c])).Select(c => c.Id)];
        AllAbout = consultation
            .Comments.Values.SelectMany(c => consultation.TopicsOf(c).Select(t => (Topic: t, c.Id)))
            .ToLookup(p => p.Topic, p => p.Id);
        About = InOrder
            .Select(c => consultation.Comments[c])
            .SelectMany(c => consultation.TopicsOf(c).Select(t => (Topic: t, c.Id)))
            .ToLookup(p => p.Topic, p => p.Id);
    }

    /// <summary>The comments as received, in the table's order.</summary>
    public ImmutableArray<CommentId> Whole { get; }

    /// <summary>The comments and asks that are answered by themselves, in the table's order.</summary>
    public ImmutableArray<CommentId> InOrder { get; }

    /// <summary>The same by topic, in the table's order. Those about the Code also stand under each general section.</summary>
    public ILookup<Topic, CommentId> About { get; }

    /// <summary>Everything that was ever a comment, an ask or a comment that was split too, by topic and in no order.</summary>
    public ILookup<Topic, CommentId> AllAbout { get; }

    // Until a comment is split, the mark is the set of received passages. An empty set is one object for all consultations.
    public static ReceivedComments Of(Consultation consultation) =>
        consultation.ReceivedPassages.IsEmpty ? new(consultation) : Known.Of(consultation);
}
