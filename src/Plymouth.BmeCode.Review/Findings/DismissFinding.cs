using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review;

/// <summary>Puts a finding aside, for a reason that stays in the history and holds for what it rested on when it was read.</summary>
public sealed record DismissFinding(FindingId Finding, string Grounds, string Reason) : Command;

/// <summary>A finding was put aside. <see cref="Grounds"/> is what it rested on: where that is another, the reason does not hold.</summary>
public sealed record FindingDismissed(FindingId Finding, string Grounds, string Reason) : Event;
