using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;

namespace Plymouth.BmeCode.Review;

/// <summary>The whole review at one moment: the fold of its review journal. Never changes; an event gives another.</summary>
/// <remarks>Wordings are not here: each passage is the fold of its own journal. <see cref="Table"/> holds both.</remarks>
public sealed partial record Consultation
{
    public required ConsultationId Id { get; init; }

    /// <summary>The Code's title.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file the table was read from.</summary>
    public required string SourceFile { get; init; }

    /// <summary>Who took it in, and when.</summary>
    public MemberId ReceivedBy { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The passages that were received; version 0 of each is as it was consulted on.</summary>
    public ImmutableHashSet<PassageId> ReceivedPassages { get; init; } = [];

    /// <summary>Version of the last event folded in; -1 before the first.</summary>
    public int Version { get; init; } = -1;

    /// <summary>In order, deleted ones in their place.</summary>
    public ImmutableList<Section> Sections { get; init; } = [];

    public ImmutableDictionary<ClauseId, Clause> Clauses { get; init; } = ImmutableDictionary<ClauseId, Clause>.Empty;

    /// <summary>As received, and their asks: those there are and those that were joined again.</summary>
    /// <remarks>What is answered by itself is in <c>CommentsInOrder</c>.</remarks>
    public ImmutableDictionary<CommentId, Comment> Comments { get; init; } = ImmutableDictionary<CommentId, Comment>.Empty;

    /// <summary>
    /// Another object each time a comment is split or joined: what is worked out from the comments alone is kept beside it.
    /// </summary>
    internal object CommentsMark => SplitMark ?? ReceivedPassages;

    internal object? SplitMark { get; init; }

    public ImmutableDictionary<ResponseId, Response> Responses { get; init; } = ImmutableDictionary<ResponseId, Response>.Empty;

    /// <summary>In the order they were made; withdrawn ones too. How far each has come: <see cref="Table.Promises"/>.</summary>
    public ImmutableList<Promise> Promises { get; init; } = [];

    /// <summary>The reasons given for leaving findings, in order; those put out of force too.</summary>
    public ImmutableList<Dismissal> Dismissals { get; init; } = [];

    /// <summary>What responses point at, as said. Where each stands now: <see cref="Table.Pointers"/>.</summary>
    public ImmutableList<Pointer> Pointers { get; init; } = [];

    /// <summary>False for a table taken in before pointers were proposed: they are read from its responses as received.</summary>
    public bool PointersReceived { get; init; }

    /// <summary>Pointers read from such responses that members have confirmed, changed or removed.</summary>
    public ImmutableHashSet<Pointer> PointersPutAside { get; init; } = [];

    public ImmutableList<Doubt> Doubts { get; init; } = [];

    /// <summary>Named moments of passages, in order; without the consultation draft, which is every imported passage's version 0.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

    /// <summary>What was published, in order.</summary>
    public ImmutableList<Publication> Publications { get; init; } = [];

    /// <summary>The clause the meeting is at; null between clauses.</summary>
    public ClauseId? Discussing { get; init; }

    public PartnerSight Sight { get; init; } = PartnerSight.Wording;
}
