using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Plymouth.BmeCode.Review;

/// <summary>What of the comments never changes whatever is decided: their order and what they are about. Worked out once for a consultation and all that becomes of it.</summary>
internal sealed class ReceivedComments
{
    private static readonly ConditionalWeakTable<object, ReceivedComments> Known = [];

    private ReceivedComments(Consultation consultation)
    {
        InOrder = [.. consultation.Comments.Values.OrderBy(c => c.Place).Select(c => c.Id)];
        About = InOrder.Select(c => consultation.Comments[c])
            .SelectMany(c => c.About.SelectMany(t => t is AboutCode ? consultation.GeneralSections.Prepend(t) : [t]).Distinct().Select(t => (Topic: t, c.Id)))
            .ToLookup(p => p.Topic, p => p.Id);
    }

    /// <summary>All of them in the table's order.</summary>
    public ImmutableArray<CommentId> InOrder { get; }

    /// <summary>By what they are about, in the table's order; those about the Code also by the general sections.</summary>
    public ILookup<Topic, CommentId> About { get; }

    // The set of received passages is one object through all that is decided; only without passages it may be another consultation's, too.
    public static ReceivedComments Of(Consultation consultation) =>
        consultation.ReceivedPassages.IsEmpty ? new(consultation) : Known.GetValue(consultation.ReceivedPassages, _ => new(consultation));
}
