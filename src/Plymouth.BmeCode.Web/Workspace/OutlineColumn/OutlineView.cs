using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// The parts of a table that the outline shows. It is worked out once for each table, and two are equal when they show the same.
/// </summary>
/// <param name="Title">The Code's title.</param>
/// <param name="Progress">The counts of what is done.</param>
/// <param name="Sections">All sections in order, deleted ones too.</param>
public sealed record OutlineView(string Title, Progress Progress, ImmutableArray<OutlineSection> Sections)
{
    private static readonly PerTable<OutlineView> Known = new(Make);

    /// <summary>Returns the outline of a table.</summary>
    public static OutlineView Of(Table table) => Known.Of(table);

    /// <inheritdoc/>
    public bool Equals(OutlineView? other) =>
        other is not null && Title == other.Title && Progress == other.Progress && Sections.SequenceEqual(other.Sections);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Title, Progress, Sections.Length);

    /// <summary>Returns a clause with the section in which it stands; null for an unknown one.</summary>
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

/// <summary>A section in the outline.</summary>
/// <param name="Id">The section.</param>
/// <param name="Kind">The kind of section.</param>
/// <param name="Number">Its present number; null when it has none.</param>
/// <param name="Heading">Its heading as text.</param>
/// <param name="Unanswered">The unanswered comments about the section itself.</param>
/// <param name="Deleted">True when it was deleted.</param>
/// <param name="Clauses">Its clauses in order, deleted ones too.</param>
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
    /// <inheritdoc/>
    public bool Equals(OutlineSection? other) =>
        other is not null
        && Id == other.Id
        && Kind == other.Kind
        && Number == other.Number
        && Heading == other.Heading
        && Unanswered == other.Unanswered
        && Deleted == other.Deleted
        && Clauses.SequenceEqual(other.Clauses);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A clause in the outline.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Number">Its present number; null when it has none.</param>
/// <param name="WasNumber">Its consultation number; null when that is the present one, or it has none.</param>
/// <param name="FirstWords">The first words of its wording.</param>
/// <param name="Unanswered">The unanswered comments about it.</param>
/// <param name="OpenPromises">The promises that name it, or a clause it came from, and are neither kept nor withdrawn.</param>
/// <param name="Status">Open, agreed or deleted.</param>
/// <param name="Discussed">True for the clause being discussed.</param>
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
    /// <summary>The name of the clause: its number, else its consultation number (for a deleted one), else "New clause".</summary>
    public string Name => Number ?? WasNumber ?? "New clause";
}
