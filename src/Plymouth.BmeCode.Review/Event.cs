using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Something decided or received. The set is closed: every kind is here, every decision is one event (and the passages' entries that go with it).</summary>
public abstract record Event;

/// <summary>A consultation was taken in: the whole reading but for the passages' wordings, which stand in their own journals (version 0, in the same batch).</summary>
public sealed record ConsultationReceived(ConsultationId Id, string Title, string SourceFile, ImmutableList<SectionReceived> Sections, ImmutableList<CommentReceived> Comments, ImmutableList<ResponseReceived> Responses, ImmutableList<Doubt> Doubts) : Event;

public sealed record SectionReceived(SectionId Id, SectionKind Kind, NumberingScheme Scheme, string? ConsultationNumber, ImmutableList<ClauseReceived> Clauses);

public sealed record ClauseReceived(ClauseId Id, string? ConsultationNumber);

public sealed record CommentReceived(CommentId Id, int Line, string? Consultee, Wording Body, ImmutableList<Topic> About);

public sealed record ResponseReceived(ResponseId Id, ImmutableList<CommentId> Comments, Disposition? Disposition);

public sealed record TitleChanged(string Title, string Before) : Event;

/// <summary>Comments were given to one response. <see cref="Before"/> names each moved comment's response before (null: none); <see cref="Closed"/> the responses that lost their last comment or were merged; <see cref="Created"/> is true when the response began here.</summary>
public sealed record CommentsGrouped(ResponseId Response, bool Created, ImmutableList<CommentBefore> Before, ImmutableList<ResponseId> Closed) : Event;

/// <summary>A comment and the response it had.</summary>
public sealed record CommentBefore(CommentId Comment, ResponseId? Response);

/// <summary>A comment left its group: it has <see cref="Response"/> of its own now (a copy of the answer), or none.</summary>
public sealed record CommentSplitOff(CommentId Comment, ResponseId From, ResponseId? Response) : Event;

/// <summary>A comment, or each of several, got a first response of its own, still without words.</summary>
public sealed record ResponseAttached(ResponseId Response, ImmutableList<CommentId> Comments) : Event;

/// <summary>The inverse of the three above: comments go back to what they had, responses close and open again.</summary>
public sealed record GroupingUndone(ImmutableList<CommentBefore> Now, ImmutableList<ResponseId> Closed, ImmutableList<ResponseId> Reopened) : Event;

public sealed record DispositionSet(ResponseId Response, Disposition? Disposition, Disposition? Before, bool BeforeProposed) : Event;

public sealed record CommentMarkedInternal(CommentId Comment, bool Internal) : Event;

public sealed record ResponseMarkedInternal(ResponseId Response, bool Internal) : Event;

/// <summary><see cref="At"/> is the place among the section's clauses, deleted ones counted, from 0.</summary>
public sealed record ClauseAdded(ClauseId Clause, SectionId Section, int At) : Event;

public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event;

public sealed record ClauseDeleted(ClauseId Clause) : Event;

public sealed record ClauseBroughtBack(ClauseId Clause) : Event;

/// <summary><see cref="New"/> stands right after <see cref="Clause"/> and has what stood from the place of the split on.</summary>
public sealed record ClauseSplit(ClauseId Clause, ClauseId New, int At) : Event;

/// <summary><see cref="Joined"/> was added at the end of <see cref="Into"/> and is deleted.</summary>
public sealed record ClausesJoined(ClauseId Into, ClauseId Joined) : Event;

public sealed record SectionAdded(SectionId Section, SectionKind Kind, NumberingScheme Scheme, int At) : Event;

public sealed record SectionMoved(SectionId Section, int At, int FromAt) : Event;

/// <summary>The section and those of its clauses that stood until then.</summary>
public sealed record SectionDeleted(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;

public sealed record SectionBroughtBack(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;

public sealed record ClauseAgreed(ClauseId Clause, int Version) : Event;

public sealed record ClauseReopened(ClauseId Clause, string Reason, int AgreedVersion, MemberId AgreedBy, DateTimeOffset AgreedAt) : Event;

public sealed record RevisionKept(PassageId Passage, int Version, string Reason, ImmutableList<ResponseId> Responses) : Event;

/// <summary>The passage says again what it said at <see cref="OfVersion"/>; <see cref="Version"/> is the version that did it.</summary>
public sealed record WordingRestored(PassageId Passage, int OfVersion, int Version) : Event;

public sealed record DoubtAccepted(DoubtId Doubt, ResponseId? Created) : Event;

public sealed record DoubtWavedOff(DoubtId Doubt) : Event;

public sealed record DoubtReopened(DoubtId Doubt) : Event;

/// <summary>The meeting turned to a clause, or (null) away from any.</summary>
public sealed record DiscussionMoved(ClauseId? Clause, ClauseId? Before) : Event;

public sealed record SightChosen(PartnerSight Sight, PartnerSight Before) : Event;

/// <summary>A decision was taken back; <see cref="Undoes"/> is the version of its event, <see cref="Inverse"/> what takes it back.</summary>
public sealed record DecisionUndone(int Undoes, Event Inverse) : Event;
