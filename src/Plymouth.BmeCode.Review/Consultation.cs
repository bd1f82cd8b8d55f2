using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Erasing;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Publications;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review;

/// <summary>The whole review at one moment: the fold of its review journal. Never changes; an event gives another.</summary>
/// <remarks>Wordings are not here: each passage is the fold of its own journal. <see cref="Table"/> holds both.</remarks>
public sealed partial record Consultation
{
    /// <summary>The id, which also names its review journal.</summary>
    public required ConsultationId Id { get; init; }

    /// <summary>The Code's title.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the file the table was read from.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The person who took the table in; the system for the table that ships.</summary>
    public MemberId ReceivedBy { get; init; }

    /// <summary>The time at which it was taken in, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The passages that were received; version 0 of each is as it was consulted on.</summary>
    public ImmutableHashSet<PassageId> ReceivedPassages { get; init; } = [];

    /// <summary>Version of the last event folded in; -1 before the first.</summary>
    public int Version { get; init; } = -1;

    /// <summary>The sections in order; deleted ones keep their place.</summary>
    public ImmutableList<Section> Sections { get; init; } = [];

    /// <summary>All clauses by id, deleted ones too.</summary>
    public ImmutableDictionary<ClauseId, Clause> Clauses { get; init; } = ImmutableDictionary<ClauseId, Clause>.Empty;

    /// <summary>The comments as received and their asks, by id. Asks that were joined again are kept.</summary>
    /// <remarks><c>CommentsInOrder</c> has those that are answered by themselves.</remarks>
    public ImmutableDictionary<CommentId, Comment> Comments { get; init; } = ImmutableDictionary<CommentId, Comment>.Empty;

    /// <summary>
    /// An object that each splitting and joining of a comment replaces, so that results worked out from the comments alone are kept beside
    /// it.
    /// </summary>
    internal object CommentsMark => SplitMark ?? ReceivedPassages;

    /// <summary>The mark of the last splitting or joining; null before the first.</summary>
    internal object? SplitMark { get; init; }

    /// <summary>All responses by id, closed ones too.</summary>
    public ImmutableDictionary<ResponseId, Response> Responses { get; init; } = ImmutableDictionary<ResponseId, Response>.Empty;

    /// <summary>
    /// The promises in the order they were made, withdrawn ones too. <see cref="Table.Promises"/> says how far each has come.
    /// </summary>
    public ImmutableList<Promise> Promises { get; init; } = [];

    /// <summary>The reasons given for leaving findings, in order; those of findings that were taken up again too.</summary>
    public ImmutableList<Dismissal> Dismissals { get; init; } = [];

    /// <summary>The pointers of responses as they were proposed or set. <see cref="Table.Pointers"/> says where each leads now.</summary>
    public ImmutableList<Pointer> Pointers { get; init; } = [];

    /// <summary>False for a table taken in before pointers were proposed: its pointers are read from its responses as received.</summary>
    public bool PointersReceived { get; init; }

    /// <summary>The pointers read in that way which members have since confirmed, changed or removed.</summary>
    public ImmutableHashSet<Pointer> PointersPutAside { get; init; } = [];

    /// <summary>The doubts about the received table, in the order of the reading; settled ones too.</summary>
    public ImmutableList<Doubt> Doubts { get; init; } = [];

    /// <summary>Named moments of passages, in order; without the consultation draft, which is every imported passage's version 0.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

    /// <summary>The publications, in the order of their numbers.</summary>
    public ImmutableList<Publication> Publications { get; init; } = [];

    /// <summary>The times when words about a person were erased, in order.</summary>
    public ImmutableList<Erasure> Erasures { get; init; } = [];

    /// <summary>The comments, responses and clauses that the last decisions touched.</summary>
    /// <remarks>Splitting and joining comments is not in it, for it replaces <see cref="CommentsMark"/>.</remarks>
    internal Trail<Subject> Trail { get; init; } = new();

    /// <summary>Those that the fold of the present decision has touched.</summary>
    internal ImmutableArray<Subject> Touched { get; init; } = [];

    /// <summary>The decisions of each member that nobody has taken back.</summary>
    internal StandingDecisions StandingDecisions { get; init; } = StandingDecisions.None;

    /// <summary>The clause the meeting is at; null between clauses.</summary>
    public ClauseId? Discussing { get; init; }

    /// <summary>The sight that a facilitator has chosen for partners; the wording alone until one is chosen.</summary>
    public PartnerSight Sight { get; init; } = PartnerSight.Wording;
}
