using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>The present numbers of sections and clauses, computed from their places. Deleted ones and those of general sections have none.</summary>
public sealed class Numbers
{
    private readonly ImmutableDictionary<SectionId, string> _sections;
    private readonly ImmutableDictionary<ClauseId, string> _clauses;

    internal Numbers(ImmutableDictionary<SectionId, string> sections, ImmutableDictionary<ClauseId, string> clauses) => (_sections, _clauses) = (sections, clauses);

    public string? Of(SectionId section) => _sections.GetValueOrDefault(section);

    public string? Of(ClauseId clause) => _clauses.GetValueOrDefault(clause);

    /// <summary>Numbers every section and clause of <paramref name="consultation"/>.</summary>
    public static Numbers For(Consultation consultation) => throw new NotImplementedException();
}

public sealed partial record Consultation
{
    /// <summary>The present numbers; computed once per consultation value.</summary>
    public Numbers Numbers => Numbers.For(this);
}
