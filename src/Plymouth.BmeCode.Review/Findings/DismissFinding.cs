using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>
/// Puts a finding aside for a reason. The reason stays in the history and holds while the finding rests on the same grounds.
/// </summary>
/// <remarks>
/// The rule does not ask whether the finding is there: that would mean reading all wordings, and nothing does that inside a turn.
/// </remarks>
/// <param name="Grounds">The grounds the finding rested on when the member read it.</param>
/// <param name="Reason">The reason; never blank.</param>
public sealed record DismissFinding(FindingId Finding, string Grounds, string Reason) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        string.IsNullOrWhiteSpace(Reason) ? Ruling.Invalid("Say why this finding can stay as it is: the reason stays in the history.")
        : now.Now.DismissalOf(Finding, Grounds) is not null ? Ruling.AlreadySo
        : Ruling.Accept(new FindingDismissed(Finding, Grounds, Reason.Trim()));
}

/// <summary>A finding was put aside.</summary>
/// <param name="Grounds">The grounds it rested on. When it rests on others, the reason does not hold.</param>
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
