using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Something decided or received. The set is closed: every kind is here, every decision is one event (and the passages' entries that go with it).</summary>
public abstract record Event;

/// <summary>A consultation was taken in: the whole reading but for the passages' wordings, which stand in their own journals (version 0, in the same batch).</summary>
public sealed record ConsultationReceived(ConsultationId Id, string Title, string SourceFile, ImmutableList<SectionReceived> Sections, ImmutableList<CommentReceived> Comments, ImmutableList<ResponseReceived> Responses, ImmutableList<Doubt> Doubts) : Event
{
    /// <summary>What the responses seem to promise, proposed; null where nothing was, and in tables taken in before promises were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<PromiseReceived>? Promises { get; init; }

    /// <summary>What the responses seem to point at, proposed; null in tables taken in before pointers were proposed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<Pointer>? Pointers { get; init; }
}

public sealed record PromiseReceived(PromiseId Id, ImmutableList<ResponseId> Responses, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words);

public sealed record SectionReceived(SectionId Id, SectionKind Kind, NumberingScheme Scheme, string? ConsultationNumber, ImmutableList<ClauseReceived> Clauses);

public sealed record ClauseReceived(ClauseId Id, string? ConsultationNumber);

public sealed record CommentReceived(CommentId Id, int Line, string? Consultee, Wording Body, ImmutableList<Topic> About);

public sealed record ResponseReceived(ResponseId Id, ImmutableList<CommentId> Comments, Disposition? Disposition);

public sealed record TitleChanged(string Title, string Before) : Event;

/// <summary>Comments were given to one response. <see cref="Before"/> names each moved comment's response before (null: none); <see cref="Closed"/> the responses that lost their last comment or were merged; <see cref="Created"/> is true when the response began here; <see cref="Change"/> added the others' words below those of the response.</summary>
public sealed record CommentsGrouped(ResponseId Response, bool Created, ImmutableList<CommentBefore> Before, ImmutableList<ResponseId> Closed, ChangeMade? Change) : Event;

/// <summary>A comment and the response it had.</summary>
public sealed record CommentBefore(CommentId Comment, ResponseId? Response);

/// <summary>A comment left its group: it has <see cref="Response"/> of its own now (a copy of the answer, with its disposition), or none.</summary>
public sealed record CommentSplitOff(CommentId Comment, ResponseId From, ResponseId? Response) : Event;

/// <summary>A comment is answered by its <see cref="Asks"/> from now on. Each has the <see cref="Response"/> the comment had (null: none).</summary>
public sealed record CommentSplitIntoAsks(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event;

/// <summary>The inverse of the one above: the asks are one comment again, with the <see cref="Response"/> they all had.</summary>
public sealed record AsksJoined(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event;

/// <summary>A comment, or each of several, got a first response of its own, still without words.</summary>
public sealed record ResponseAttached(ResponseId Response, ImmutableList<CommentId> Comments) : Event;

/// <summary>The inverse of grouping, splitting off and attaching: comments go back to what they had, responses close and open again.</summary>
public sealed record GroupingUndone(ImmutableList<CommentBefore> Now, ImmutableList<ResponseId> Closed, ImmutableList<ResponseId> Reopened) : Event;

public sealed record DispositionSet(ResponseId Response, Disposition? Disposition, bool Proposed, Disposition? Before, bool BeforeProposed) : Event;

/// <summary>Where a response hands its matter on was written down. Also the inverse of itself; null: nothing is written down.</summary>
public sealed record ReferralSet(ResponseId Response, Referral? Referral, Referral? Before) : Event;

public sealed record CommentMarkedInternal(CommentId Comment, bool Internal) : Event;

public sealed record ResponseMarkedInternal(ResponseId Response, bool Internal) : Event;

/// <summary><see cref="At"/> is the place among the section's clauses, deleted ones counted, from 0.</summary>
public sealed record ClauseAdded(ClauseId Clause, SectionId Section, int At) : Event;

public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event;

public sealed record ClauseDeleted(ClauseId Clause) : Event;

/// <summary><see cref="Version"/> is the version of the passage that reopened it.</summary>
public sealed record ClauseBroughtBack(ClauseId Clause, int Version) : Event;

/// <summary><see cref="New"/> stands right after <see cref="Clause"/> and has what stood from the place of the split on.</summary>
public sealed record ClauseSplit(ClauseId Clause, ClauseId New, int At, ChangeMade Change) : Event;

/// <summary><see cref="Joined"/> was added at the end of <see cref="Into"/> and is deleted. <see cref="Change"/> is null where it had no words to add.</summary>
public sealed record ClausesJoined(ClauseId Into, ClauseId Joined, ChangeMade? Change) : Event;

/// <summary>The inverse of the one above: <see cref="Joined"/> stands on its own again.</summary>
public sealed record JoinUndone(ClauseId Into, ClauseId Joined) : Event;

public sealed record SectionAdded(SectionId Section, SectionKind Kind, NumberingScheme Scheme, int At) : Event;

public sealed record SectionMoved(SectionId Section, int At, int FromAt) : Event;

/// <summary>The section and those of its clauses that stood until then.</summary>
public sealed record SectionDeleted(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;

public sealed record SectionBroughtBack(SectionId Section, ImmutableList<ClauseId> Clauses) : Event;

public sealed record ClauseAgreed(ClauseId Clause, int Version) : Event;

/// <summary><see cref="Version"/> is the version of the passage that reopened it; the rest is the agreement that ended.</summary>
public sealed record ClauseReopened(ClauseId Clause, string Reason, int Version, int AgreedVersion, MemberId AgreedBy, DateTimeOffset AgreedAt) : Event;

/// <summary>The inverse of the one above: the agreement stands as it was made.</summary>
public sealed record AgreementRestored(ClauseId Clause, int Version, MemberId By, DateTimeOffset At) : Event;

public sealed record RevisionKept(PassageId Passage, int Version, string Reason, ImmutableList<ResponseId> Responses) : Event;

/// <summary>The inverse of the one above: the moment has no name any more.</summary>
public sealed record RevisionWithdrawn(PassageId Passage, int Number) : Event;

/// <summary>The passage says again what it said at <see cref="OfVersion"/>; <see cref="Version"/> is the version that did it.</summary>
public sealed record WordingRestored(PassageId Passage, int OfVersion, int Version, ChangeMade Change) : Event;

/// <summary>What a doubt guessed is so: <see cref="Comments"/> have a response now (<see cref="Created"/> where it began here), or a draft's lines fall otherwise (<see cref="Change"/> where the clause still said the draft).</summary>
public sealed record DoubtAccepted(DoubtId Doubt, ResponseId? Created, ImmutableList<CommentId> Comments, ChangeMade? Change) : Event;

public sealed record DoubtWavedOff(DoubtId Doubt) : Event;

/// <summary>The inverse of the two above: <see cref="Comments"/> have no response again, the response <see cref="Closed"/> is closed.</summary>
public sealed record DoubtReopened(DoubtId Doubt, ImmutableList<CommentId> Comments, ResponseId? Closed) : Event;

public sealed record PromiseMade(PromiseId Promise, ResponseId Response, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words) : Event;

/// <summary>The inverse of the one above: the promise was never made.</summary>
public sealed record PromiseUnmade(PromiseId Promise) : Event;

/// <summary>A proposed promise was promised indeed.</summary>
public sealed record PromiseConfirmed(PromiseId Promise) : Event;

/// <summary>What is promised is another thing now. Also the inverse of itself and of <see cref="PromiseConfirmed"/>.</summary>
public sealed record PromiseChanged(PromiseId Promise, PromiseTerms Terms, PromiseTerms Before) : Event;

public sealed record PromiseWithdrawn(PromiseId Promise, string Reason) : Event;

/// <summary>The inverse of the one above: the promise stands again.</summary>
public sealed record PromiseRenewed(PromiseId Promise) : Event;

/// <summary>A member confirmed that the clause at <see cref="Version"/> keeps the promise. <see cref="Words"/> is what had been put into it since the draft.</summary>
public sealed record PromiseConfirmedKept(PromiseId Promise, ClauseId Clause, int Version, ImmutableList<string> Words) : Event;

/// <summary>The inverse of the one above: the last confirmation about the clause does not stand.</summary>
public sealed record PromiseKeptTakenBack(PromiseId Promise, ClauseId Clause) : Event;

/// <summary>A finding was put aside. <see cref="Grounds"/> is what it rested on: where that is another, the reason does not hold.</summary>
public sealed record FindingDismissed(FindingId Finding, string Grounds, string Reason) : Event;

/// <summary>A finding is open again: the reason given in the event <see cref="Dismissed"/> (its version) does not hold any more. Also the inverse of the one above.</summary>
public sealed record FindingReopened(FindingId Finding, int Dismissed) : Event;

/// <summary>The inverse of the one above: that reason holds again, as it was given.</summary>
public sealed record DismissalRestored(FindingId Finding, int Dismissed) : Event;

/// <summary>The Code was published. There is no inverse: what is published is published.</summary>
public sealed record CodePublished(int Number, string Title, ImmutableList<MemberId> Present, string JournalHead, int Entries, ImmutableList<Block> Blocking, string? Reason, ImmutableList<PublishedDocument> Documents) : Event;

/// <summary>The meeting turned to a clause, or (null) away from any.</summary>
/// <summary>What a response points at was made (<see cref="Before"/> is null), confirmed or changed, or removed (<see cref="Now"/> is null). Its own inverse, the two exchanged.</summary>
public sealed record PointerSet(Pointer? Before, Pointer? Now) : Event;

/// <summary>A number in plain text became a cross-reference: <see cref="Version"/> is the version of the passage that did it.</summary>
public sealed record CrossReferenceMade(PassageId Passage, ClauseId Clause, string Text, int Version, ChangeMade Change) : Event;

/// <summary>The inverse of the one above: the number stands there as plain text again.</summary>
public sealed record CrossReferenceTakenBack(PassageId Passage, ClauseId Clause, int Version, ChangeMade Change) : Event;

public sealed record DiscussionMoved(ClauseId? Clause, ClauseId? Before) : Event;

public sealed record SightChosen(PartnerSight Sight, PartnerSight Before) : Event;

/// <summary>A decision was taken back; <see cref="Undoes"/> is the version of its event, <see cref="Inverse"/> what takes it back.</summary>
public sealed record DecisionUndone(int Undoes, Event Inverse) : Event;
