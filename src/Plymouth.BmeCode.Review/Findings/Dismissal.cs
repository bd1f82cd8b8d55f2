namespace Plymouth.BmeCode.Review.Findings;

/// <summary>A finding was put aside for a reason.</summary>
/// <param name="Version">Version of the decision in the review journal.</param>
/// <param name="Grounds">What the finding rested on then; where it rests on something else, the reason does not hold.</param>
/// <param name="Reopened">True once the finding was taken up again.</param>
public sealed record Dismissal(
    int Version,
    FindingId Finding,
    string Grounds,
    string Reason,
    MemberId By,
    DateTimeOffset At,
    bool Reopened = false
);
