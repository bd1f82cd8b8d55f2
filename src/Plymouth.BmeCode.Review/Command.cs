using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Something a member asks for. It is checked against the rules and yields one event with its passage steps, or a refusal.</summary>
/// <remarks>What a screen shows may be stale; a command carries what its decision rests on (<c>Seen…</c>) and is refused, saying what changed, where that is no longer so.</remarks>
public abstract record Command
{
    /// <summary>The least role that may ask for this.</summary>
    public virtual Role Asks => Role.Member;
}

public sealed record ChangeTitle(string Title) : Command;

/// <summary>Gives the comments one response. <paramref name="Leading"/>: whose words come first where several have words; null asks for it with a <see cref="Refusal.ChooseLeading"/> refusal when needed. <paramref name="Seen"/>: each comment's response as the screen showed it.</summary>
public sealed record GroupComments(ImmutableList<CommentBefore> Seen, ResponseId? Leading) : Command;

public sealed record SplitOffComment(CommentId Comment, ResponseId SeenResponse) : Command;

/// <summary>Splits a comment into asks, each answered by itself from then on. <paramref name="SeenResponse"/>: the comment's response as the screen showed it; every ask keeps it until it is split off.</summary>
public sealed record SplitIntoAsks(CommentId Comment, ResponseId? SeenResponse, ImmutableList<AskRange> Into) : Command;

/// <summary>The words of an ask to be: place and length in the comment's body, UTF-16 units.</summary>
public sealed record AskRange(int Start, int Length);

/// <summary>Makes a comment's asks one comment again. Refused where they have different responses: nobody's words would be left out.</summary>
public sealed record JoinAsks(CommentId Comment) : Command;

/// <summary>A response for an unanswered comment, still without words.</summary>
public sealed record AttachResponse(CommentId Comment) : Command;

/// <summary>Takes away a response that was begun and left without a word, as if it had never been begun. Refused where anything was written or decided in it.</summary>
public sealed record LeaveEmptyResponse(ResponseId Response) : Command;

public sealed record SetDisposition(ResponseId Response, Disposition? Disposition) : Command;

/// <summary>Writes down where a response hands its matter on. Refused where the referral is no longer <paramref name="Seen"/> (null: none written down yet).</summary>
public sealed record SetReferral(ResponseId Response, Referral? Seen, string To, string? Owner, DateOnly? Sent) : Command;

public sealed record MarkCommentInternal(CommentId Comment, bool Internal) : Command;

public sealed record MarkResponseInternal(ResponseId Response, bool Internal) : Command;

/// <summary>A new clause at place <paramref name="At"/> of the section's clauses that stand (deleted ones not counted), from 0.</summary>
public sealed record AddClause(SectionId Section, int At) : Command;

/// <summary><paramref name="At"/>: place among the clauses that stand, the moved one taken out, from 0.</summary>
public sealed record MoveClause(ClauseId Clause, SectionId Section, int At) : Command;

/// <summary>Refused where the wording, pending changes included, is no longer at <paramref name="SeenVersion"/>.</summary>
public sealed record DeleteClause(ClauseId Clause, int SeenVersion) : Command;

public sealed record BringBackClause(ClauseId Clause) : Command;

/// <summary><paramref name="At"/>: place in the wording, UTF-16 units; the new clause starts there.</summary>
public sealed record SplitClause(ClauseId Clause, int At, int SeenVersion) : Command;

/// <summary>Adds the wording of the next clause of the same section at the end of this one.</summary>
public sealed record JoinWithNext(ClauseId Clause) : Command;

public sealed record AddSection(int At, string Heading) : Command;

public sealed record MoveSection(SectionId Section, int At) : Command;

public sealed record DeleteSection(SectionId Section) : Command;

public sealed record BringBackSection(SectionId Section) : Command;

/// <summary>Agrees a clause at exactly <paramref name="SeenVersion"/>.</summary>
public sealed record AgreeClause(ClauseId Clause, int SeenVersion) : Command
{
    public override Role Asks => Role.Facilitator;
}

public sealed record ReopenClause(ClauseId Clause, string Reason) : Command
{
    public override Role Asks => Role.Facilitator;
}

public sealed record KeepRevision(PassageId Passage, int SeenVersion, string Reason, ImmutableList<ResponseId> Responses) : Command;

/// <summary>Makes the passage say again what it said at a version, as one new change. <paramref name="Wording"/> is that wording, read from the journal.</summary>
public sealed record RestoreWording(PassageId Passage, int OfVersion, Wording Wording) : Command;

public sealed record AcceptDoubt(DoubtId Doubt) : Command;

public sealed record WaveOffDoubt(DoubtId Doubt) : Command;

/// <summary>Writes down by hand what a response promises.</summary>
public sealed record MakePromise(ResponseId Response, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words) : Command;

/// <summary>A proposed promise was promised indeed.</summary>
public sealed record ConfirmPromise(PromiseId Promise) : Command;

/// <summary>Refused where what is promised is no longer <paramref name="Seen"/>. What a member changes is confirmed with it. A value, as it stands in remedies: two that say the same are equal.</summary>
public sealed record ChangePromise(PromiseId Promise, PromiseTerms Seen, PromiseKind Kind, ImmutableList<ClauseId> Clauses, ImmutableList<string> Words) : Command
{
    public bool Equals(ChangePromise? other) =>
        other is not null && Promise == other.Promise && Seen == other.Seen && Kind == other.Kind && Clauses.SequenceEqual(other.Clauses) && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Promise, Kind, Clauses.Count, Words.Count);
}

public sealed record WithdrawPromise(PromiseId Promise, string Reason) : Command;

/// <summary>Says that a clause at exactly <paramref name="SeenVersion"/> keeps a promise that names no words, or a definition put in other words.</summary>
public sealed record ConfirmPromiseKept(PromiseId Promise, ClauseId Clause, int SeenVersion) : Command;

/// <summary>Puts a finding aside, for a reason that stays in the history and holds for what it rested on when it was read.</summary>
public sealed record DismissFinding(FindingId Finding, string Grounds, string Reason) : Command;

/// <summary>Takes a finding up again that was put aside.</summary>
public sealed record ReopenFinding(FindingId Finding) : Command;

/// <summary>Makes a clause's number, which stands in plain text at <paramref name="At"/> (UTF-16 units), a cross-reference to that clause. Refused where <paramref name="Text"/> does not stand there any more.</summary>
public sealed record MakeCrossReference(PassageId Passage, int At, string Text, ClauseId Clause) : Command;

/// <summary>Makes publication <paramref name="Number"/>, of documents already made from the journal at <paramref name="JournalHead"/> (its first <paramref name="Entries"/> entries). <paramref name="Blocking"/>: what blocked there; without a <paramref name="Reason"/> refused.</summary>
public sealed record PublishCode(int Number, ImmutableList<MemberId> Present, string JournalHead, int Entries, ImmutableList<Block> Blocking, string? Reason, ImmutableList<PublishedDocument> Documents) : Command
{
    public override Role Asks => Role.Facilitator;
}

/// <summary>Makes, confirms, changes or removes what a response points at. <paramref name="Seen"/>: the pointer as the screen showed it, null to make one; <paramref name="To"/>: what it is to point at, null to remove it.</summary>
public sealed record SetPointer(ResponseId From, Pointer? Seen, Pointed? To) : Command;

public sealed record DiscussClause(ClauseId? Clause) : Command
{
    public override Role Asks => Role.Facilitator;
}

public sealed record ChooseSight(PartnerSight Sight) : Command
{
    public override Role Asks => Role.Facilitator;
}

/// <summary>Takes back the member's own last decision that still stands.</summary>
public sealed record UndoLast : Command;
