using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Puts a finding aside, for a reason that stays in the history and holds for what it rested on when it was read.</summary>
/// <remarks>
/// Whether the finding is there is not asked: that is a reading of all wordings, and nothing computes it inside a turn. A reason holds for
/// what the member saw, its grounds.
/// </remarks>
public sealed record DismissFinding(FindingId Finding, string Grounds, string Reason) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        string.IsNullOrWhiteSpace(Reason) ? Ruling.Invalid("Say why this finding can stay as it is: the reason stays in the history.")
        : now.Now.DismissalOf(Finding, Grounds) is not null ? Ruling.AlreadySo
        : Ruling.Accept(new FindingDismissed(Finding, Grounds, Reason.Trim()));
}

/// <summary>A finding was put aside. <see cref="Grounds"/> is what it rested on: where that is another, the reason does not hold.</summary>
public sealed record FindingDismissed(FindingId Finding, string Grounds, string Reason) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before with
        {
            Dismissals = before.Dismissals.Add(new Dismissal(decided.Version, Finding, Grounds, Reason, decided.Member, decided.At)),
        };

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Dismissals.Exists(d => d.Version == after.Decided.Version && d.Reopened), "the finding was taken up again")
        ?? Ruling.Accept(new FindingReopened(Finding, after.Decided.Version));
}
