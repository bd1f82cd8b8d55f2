using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Says whether a clause stands, and whether its wording can change.</summary>
public enum ClauseStatus
{
    /// <summary>It stands, and its wording can change.</summary>
    Open,
    /// <summary>It stands, and its wording is settled.</summary>
    Agreed,
    /// <summary>It does not stand; its history stays.</summary>
    Deleted,
}

/// <summary>A clause. Its number is computed (<see cref="Numbers"/>), its wording is a passage of its own.</summary>
/// <param name="ConsultationNumber">The number it was consulted on under; null for a clause added since.</param>
/// <param name="Agreement">The agreement while <see cref="Status"/> is agreed; else null.</param>
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

    /// <summary>
    /// Its level as it was put there: 0 for a clause, 1 for one below a clause, 2 for one below that. Where nothing that stands is above
    /// it, it counts as less (<see cref="Levels"/>).
    /// </summary>
    public int Level { get; init; }

    /// <summary>The clauses below it that were deleted with it and come back with it; empty while it stands.</summary>
    public ImmutableList<ClauseId> DeletedWith { get; init; } = [];
}

/// <summary>The exact wording that the group settled, by whom and when (UTC).</summary>
/// <param name="Version">The version of the clause's passage.</param>
public sealed record Agreement(int Version, MemberId By, DateTimeOffset At);
