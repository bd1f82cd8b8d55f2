using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review;

/// <summary>Takes a finding up again that was put aside.</summary>
public sealed record ReopenFinding(FindingId Finding) : Command;

/// <summary>A finding is open again: the reason given in the event <see cref="Dismissed"/> (its version) does not hold any more. Also the inverse of <see cref="FindingDismissed"/>.</summary>
public sealed record FindingReopened(FindingId Finding, int Dismissed) : Event;

/// <summary>The inverse of the one above: that reason holds again, as it was given.</summary>
public sealed record DismissalRestored(FindingId Finding, int Dismissed) : Event;
