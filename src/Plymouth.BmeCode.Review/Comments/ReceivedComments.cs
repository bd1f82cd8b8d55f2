using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// What of the comments does not change but where one is split or joined: their order and what they are about. Worked out once for a
/// consultation and all that becomes of it until then.
/// </summary>
internal sealed class ReceivedComments
{
    private static readonly PerPart<Consultation, ReceivedComments> Known = new(c => c.CommentsMark, c => new(c));

    private ReceivedComments(Consultation consultation)
    {
        Whole = [.. consultation.Comments.Values.Where(c => c.PartOf is null).OrderBy(c => c.Place).Select(c => c.Id)];
        InOrder = [.. Whole.SelectMany(c => consultation.Parts(consultation.Comments[c])).Select(c => c.Id)];
        About = InOrder
            .Select(c => consultation.Comments[c])
            .SelectMany(c =>
                c.About.SelectMany(t => t is AboutCode ? consultation.GeneralSections.Prepend(t) : [t])
                    .Distinct()
                    .Select(t => (Topic: t, c.Id))
            )
            .ToLookup(p => p.Topic, p => p.Id);
    }

    /// <summary>As received, in the table's order.</summary>
    public ImmutableArray<CommentId> Whole { get; }

    /// <summary>All that are answered by themselves, in the table's order.</summary>
    public ImmutableArray<CommentId> InOrder { get; }

    /// <summary>By what they are about, in the table's order; those about the Code also by the general sections.</summary>
    public ILookup<Topic, CommentId> About { get; }

    // The mark is one object until a comment is split or joined; only without passages it may be another consultation's, too.
    public static ReceivedComments Of(Consultation consultation) =>
        consultation.ReceivedPassages.IsEmpty ? new(consultation) : Known.Of(consultation);
}
