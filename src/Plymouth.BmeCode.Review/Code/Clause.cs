using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

public enum ClauseStatus
{
    Open,
    Agreed,
    Deleted,
}

/// <summary>A clause. Its number is computed (<see cref="Numbers"/>), its wording is a passage of its own.</summary>
/// <param name="ConsultationNumber">The number it was consulted on under; null for a clause added since.</param>
/// <param name="Agreement">Set while <see cref="Status"/> is agreed.</param>
/// <param name="From">The clauses it was split from, or that were joined into it; their history stays reachable.</param>
public sealed record Clause(
    ClauseId Id,
    SectionId Section,
    string? ConsultationNumber,
    ClauseStatus Status,
    Agreement? Agreement,
    ImmutableList<ClauseId> From
)
{
    /// <summary>
    /// The consultation draft with its lines as an accepted doubt has them; null while they stand as received. Redlines and exports use it
    /// as the draft (<see cref="Table.Draft"/>).
    /// </summary>
    public Wording? DraftLines { get; init; }
}

/// <summary>The exact wording the group settled: version <see cref="Version"/> of the clause's passage.</summary>
public sealed record Agreement(int Version, MemberId By, DateTimeOffset At);
