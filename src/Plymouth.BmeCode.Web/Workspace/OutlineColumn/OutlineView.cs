using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// What the outline shows of a table: worked out once per table, whoever looks at it, and equal where nothing visible changed.
/// </summary>
public sealed record OutlineView(string Title, Progress Progress, ImmutableArray<OutlineSection> Sections)
{
    private static readonly ConditionalWeakTable<Table, OutlineView> Known = [];

    /// <summary>The outline of a table.</summary>
    public static OutlineView Of(Table table) => Known.GetValue(table, Make);

    public bool Equals(OutlineView? other) =>
        other is not null && Title == other.Title && Progress == other.Progress && Sections.SequenceEqual(other.Sections);

    public override int GetHashCode() => HashCode.Combine(Title, Progress, Sections.Length);

    /// <summary>The section a clause stands in, and the clause; null for an unknown one.</summary>
    public (OutlineSection Section, OutlineClause Clause)? Find(ClauseId id)
    {
        foreach (var section in Sections)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause.Id == id)
                {
                    return (section, clause);
                }
            }
        }

        return null;
    }

    private static OutlineView Make(Table table)
    {
        var consultation = table.Consultation;
        var promised = table
            .Promises.Where(p => p.IsOpen)
            .SelectMany(p => p.Promise.Clauses.SelectMany(c => consultation.Heirs(c)).Distinct())
            .CountBy(c => c)
            .ToDictionary();
        var sections = consultation.Sections.Select(s => SectionOf(table, s, promised)).ToImmutableArray();
        return new(consultation.Title, table.Progress, sections);
    }

    private static OutlineSection SectionOf(Table table, Section section, Dictionary<ClauseId, int> promised)
    {
        var numbers = table.Consultation.Numbers;
        var clauses = section
            .Clauses.Select(id =>
            {
                var clause = table.Consultation.Clauses[id];
                var number = numbers.Of(id);
                return new OutlineClause(
                    id,
                    number,
                    clause.ConsultationNumber == number ? null : clause.ConsultationNumber,
                    Words.First(table.Text(id.Passage), 60),
                    table.Unanswered(new AboutClause(id)),
                    promised.GetValueOrDefault(id),
                    clause.Status,
                    table.Consultation.Discussing == id
                );
            })
            .ToImmutableArray();
        var own = table.Unanswered(new AboutSection(section.Id));
        return new(section.Id, section.Kind, numbers.Of(section.Id), table.Text(section.Id.Heading), own, section.Deleted, clauses);
    }
}

/// <summary>A section in the outline. <paramref name="Unanswered"/> counts comments about the section itself.</summary>
public sealed record OutlineSection(
    SectionId Id,
    SectionKind Kind,
    string? Number,
    string Heading,
    int Unanswered,
    bool Deleted,
    ImmutableArray<OutlineClause> Clauses
)
{
    public bool Equals(OutlineSection? other) =>
        other is not null
        && Id == other.Id
        && Kind == other.Kind
        && Number == other.Number
        && Heading == other.Heading
        && Unanswered == other.Unanswered
        && Deleted == other.Deleted
        && Clauses.SequenceEqual(other.Clauses);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>
/// A clause in the outline. <paramref name="WasNumber"/>: its consultation number where that is another. <paramref name="OpenPromises"/>:
/// those that name it and are neither kept nor withdrawn.
/// </summary>
public sealed record OutlineClause(
    ClauseId Id,
    string? Number,
    string? WasNumber,
    string FirstWords,
    int Unanswered,
    int OpenPromises,
    ClauseStatus Status,
    bool Discussed
)
{
    /// <summary>How the clause is called: its number, or "2.3" for a deleted one that was consulted on as 2.3, or "New clause".</summary>
    public string Name => Number ?? WasNumber ?? "New clause";
}
