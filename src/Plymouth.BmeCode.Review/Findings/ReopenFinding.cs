using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Findings;

/// <summary>Takes a finding up again that was put aside.</summary>
public sealed record ReopenFinding(FindingId Finding) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        now.Now.Dismissals.FindLast(d => d.Finding == Finding) switch
        {
            null => Ruling.NotFound($"Finding {Finding}"),
            { Reopened: true } => Ruling.AlreadySo,
            var dismissal => Ruling.Accept(new FindingReopened(dismissal.Finding, dismissal.Version)),
        };
}

/// <summary>
/// A finding is open again: the reason given in the event <see cref="Dismissed"/> (its version) does not hold any more. Also the inverse of
/// <see cref="FindingDismissed"/>.
/// </summary>
public sealed record FindingReopened(FindingId Finding, int Dismissed) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.WithDismissal(Dismissed, reopened: true);

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Later.Any(l => l is FindingDismissed again && again.Finding == Finding), "the finding was put aside again")
        ?? Ruling.Accept(new DismissalRestored(Finding, Dismissed));
}

/// <summary>The inverse of the one above: that reason holds again, as it was given.</summary>
public sealed record DismissalRestored(FindingId Finding, int Dismissed) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.WithDismissal(Dismissed, reopened: false);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
