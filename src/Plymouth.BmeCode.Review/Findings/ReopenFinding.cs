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
/// A finding was taken up again, so the reason given for it does not hold any more. Also the inverse of <see cref="FindingDismissed"/>.
/// </summary>
/// <param name="Dismissed">The version of the event that gave the reason.</param>
public sealed record FindingReopened(FindingId Finding, int Dismissed) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.WithDismissal(Dismissed, reopened: true);

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Later.Any(l => l is FindingDismissed again && again.Finding == Finding), "the finding was put aside again")
        ?? Ruling.Accept(new DismissalRestored(Finding, Dismissed));
}

/// <summary>The inverse of <see cref="FindingReopened"/>: the reason holds again, as it was given.</summary>
/// <param name="Dismissed">The version of the event that gave the reason.</param>
public sealed record DismissalRestored(FindingId Finding, int Dismissed) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) => before.WithDismissal(Dismissed, reopened: false);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
