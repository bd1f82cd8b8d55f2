using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings.Keeping;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// The parts of a table that the outline shows. It is worked out once for each table, and two are equal when they show the same.
/// </summary>
/// <param name="Title">The Code's title.</param>
/// <param name="Progress">The counts of what is done.</param>
/// <param name="Sections">All sections in order, deleted ones too.</param>
public sealed record OutlineView(string Title, Progress Progress, ImmutableArray<OutlineSection> Sections)
{
    private static readonly FromLastTable<OutlineView> Known = new(Make, Follow);
    private OutlineRows? _rows;

    /// <summary>Its rows; counted when they are first asked for.</summary>
    public OutlineRows Rows => _rows ??= new(Sections);

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
        if (Rows.Of(id.Value) is { } row)
        {
            var at = Rows.SectionAt(row);
            return row > Rows.StartOf(at) ? (Sections[at], Sections[at].Clauses[row - Rows.StartOf(at) - 1]) : null;
        }

        // The clauses of a deleted section have no rows.
        var section = Sections.FirstOrDefault(s => s.Deleted && s.Clauses.Any(c => c.Id == id));
        return section is null ? null : (section, section.Clauses.First(c => c.Id == id));
    }

    /// <summary>Returns a section; null for an unknown one.</summary>
    public OutlineSection? Find(SectionId id) =>
        Rows.Of(id.Value) is { } row && Sections[Rows.SectionAt(row)] is var section && section.Id == id ? section : null;

    /// <summary>Makes the outline of a table anew.</summary>
    internal static OutlineView Make(Table table) =>
        new(table.Consultation.Title, table.Progress, [.. table.Consultation.Sections.Select(s => SectionOf(table, s))]);

    // The rows are those of the earlier table: their order is the same, and their heights are estimates.
    private static OutlineView Follow(OutlineView was, TableChanges changes)
    {
        var (before, now) = (changes.Before.Consultation, changes.After.Consultation);
        var places = changes
            .Topics.Select(t => t is AboutClause clause ? clause.Clause.Value : (t as AboutSection)?.Section.Value)
            .Concat(before.Discussing == now.Discussing ? [] : [before.Discussing?.Value, now.Discussing?.Value]);
        var touched = places.Select(p => p is null ? null : was.Rows.Of(p)).OfType<int>().Select(was.Rows.SectionAt);
        var deleted = Enumerable.Range(0, was.Sections.Length).Where(s => was.Sections[s].Deleted);
        var sections = was.Sections.ToBuilder();
        foreach (var at in touched.Concat(deleted).ToHashSet())
        {
            sections[at] = SectionOf(changes.After, now.Sections[at]);
        }

        return new(now.Title, changes.After.Progress, sections.ToImmutable()) { _rows = was.Rows };
    }

    private static OutlineSection SectionOf(Table table, Section section)
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
                    OpenPromises.At(table, id),
                    clause.Status,
                    table.Consultation.Discussing == id
                )
                {
                    Level = numbers.LevelOf(id),
                };
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
    /// <summary>Its level, from 0: 1 for a sub-clause, 2 for one below that.</summary>
    public int Level { get; init; }

    /// <summary>The name of the clause: its number, else its consultation number (for a deleted one), else "New clause".</summary>
    public string Name => Number ?? WasNumber ?? "New clause";
}
