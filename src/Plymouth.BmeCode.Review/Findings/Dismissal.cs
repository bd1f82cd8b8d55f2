namespace Plymouth.BmeCode.Review.Findings;

/// <summary>The reason for which a finding was put aside.</summary>
/// <param name="Version">The version of the decision in the review journal.</param>
/// <param name="Grounds">The grounds the finding rested on then. When it rests on others, the reason does not hold.</param>
/// <param name="At">The time at which it was put aside, UTC.</param>
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
