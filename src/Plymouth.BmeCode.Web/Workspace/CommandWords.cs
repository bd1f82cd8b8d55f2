using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>Words for decisions: for the notice once they are done, and for their buttons and waits.</summary>
public static class CommandWords
{
    /// <summary>
    /// Returns the notice for a decision that is done; <paramref name="before"/> is the consultation as the member saw it when asking.
    /// </summary>
    public static string Done(Command command, Consultation before) =>
        command switch
        {
            ChangeTitle => "Title changed.",
            GroupComments group => $"{group.Seen.Count} comments share one response now.",
            SplitOffComment => "Comment split off. It kept a copy of the response.",
            SplitIntoAsks split => $"Split into {split.Into.Count} asks. "
                + $"{(split.SeenResponse is null ? "Each is answered by itself." : "They share its response until you split one off.")}",
            JoinAsks => "One comment again.",
            AttachResponse => "Response added.",
            LeaveEmptyResponse => "The response without words was taken away again.",
            SetDisposition { Disposition: { } disposition } => $"Disposition set: {disposition.Words()}.",
            SetDisposition => "Disposition cleared.",
            SetReferral => "Referral saved.",
            MarkCommentInternal mark => mark.Internal ? "Comment marked internal." : "Comment no longer internal.",
            MarkResponseInternal mark => mark.Internal ? "Response marked internal." : "Response no longer internal.",
            AddClause => "Clause added.",
            MoveClause move => $"{NameOf(before, move.Clause)} moved.",
            DeleteClause delete => before.Below(delete.Clause) is { IsEmpty: false } below
                ? $"{NameOf(before, delete.Clause)} deleted with {Words.Count(below.Count, "sub-clause")}."
                : $"{NameOf(before, delete.Clause)} deleted.",
            BringBackClause back => $"{NameOf(before, back.Clause)} is back.",
            SplitClause split => $"{NameOf(before, split.Clause)} split in two.",
            JoinWithNext join => $"{NameOf(before, join.Clause)} joined with the next clause.",
            AddSection => "Section added.",
            MoveSection => "Section moved.",
            DeleteSection => "Section deleted.",
            BringBackSection => "The section is back.",
            AgreeClause agree => $"{NameOf(before, agree.Clause)} agreed.",
            ReopenClause reopen => $"{NameOf(before, reopen.Clause)} reopened.",
            KeepRevision => "Revision kept.",
            RestoreWording => "Wording restored.",
            AcceptDoubt => "Doubt accepted.",
            WaveOffDoubt => "Doubt waved off.",
            SetPointer { Seen: null } => "The response points there now.",
            SetPointer { To: null } => "Pointer removed.",
            SetPointer set => set.Seen!.To == set.To ? "Pointer confirmed." : "Pointer changed.",
            MakeCrossReference reference => $"“{reference.Text}” follows {NameOf(before, reference.Clause)} from now on.",
            MakePromise => "Promise written down.",
            ConfirmPromise => "Promise confirmed.",
            ChangePromise => "Promise changed.",
            WithdrawPromise => "Promise withdrawn.",
            ConfirmPromiseKept kept => $"Confirmed: {NameOf(before, kept.Clause)} keeps the promise.",
            DismissFinding dismiss when OffersFromWords.IsDecline(dismiss) => "Put aside. It is not offered again.",
            DismissFinding => "Settled with a reason.",
            ReopenFinding => "Taken up again.",
            DiscussClause { Clause: { } clause } => $"Partners see that {NameOf(before, clause)} is being discussed.",
            DiscussClause => "No clause is marked as being discussed now.",
            ChooseSight => "What partners see was changed.",
            UndoLast => "Taken back.",
            _ => throw NotKnown.Of(command),
        };

    /// <summary>Returns the words for a button that does it: "Agree".</summary>
    public static string Act(Command command) =>
        command switch
        {
            AgreeClause => "Agree",
            DeleteClause or DeleteSection => "Delete",
            SplitClause => "Split",
            JoinWithNext => "Join",
            RestoreWording => "Restore",
            GroupComments => "Group",
            UndoLast => "Take back",
            _ => "Do it",
        };

    /// <summary>Returns the word for doing it, in the middle of a sentence: "agreeing".</summary>
    public static string Doing(Command command) =>
        command switch
        {
            AgreeClause => "agreeing",
            DeleteClause or DeleteSection => "deleting",
            SplitClause => "splitting",
            JoinWithNext => "joining",
            RestoreWording => "restoring",
            GroupComments => "grouping",
            UndoLast => "taking back",
            _ => "this is done",
        };

    /// <summary>Returns a clause's present number, or its consultation number when it has none now, or "Clause".</summary>
    public static string NameOf(Consultation consultation, ClauseId clause)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return consultation.Numbers.Of(clause) ?? consultation.Clauses.GetValueOrDefault(clause)?.ConsultationNumber ?? "Clause";
    }
}
