using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>A place among a section's clauses that stand.</summary>
/// <param name="Section">The section.</param>
/// <param name="At">The number of standing clauses before it.</param>
public readonly record struct Spot(SectionId Section, int At);

/// <summary>
/// The place of a clause, and the places to which it can move. They are counted as <see cref="MoveClause"/> counts them: with the moved
/// clause and those below it taken out.
/// </summary>
/// <param name="Section">The section in which the clause stands.</param>
/// <param name="At">The number of standing clauses before it in the section.</param>
/// <param name="HasNext">True when a clause stands after it in the section.</param>
/// <param name="Up">One up, or the end of the section before; null when it is the first of all.</param>
/// <param name="Down">One down, or the start of the section after; null when it is the last of all.</param>
/// <param name="Sections">The ends of the other sections, each with its name: "the end of 2 What members will do".</param>
public sealed record ClausePlace(
    SectionId Section,
    int At,
    bool HasNext,
    Spot? Up,
    Spot? Down,
    ImmutableArray<(Spot Spot, string Heading)> Sections
)
{
    private const int NearBefore = 10;
    private const int MostNear = 20;

    /// <summary>Those of the sections that stand nearest; all of a usual Code.</summary>
    public ImmutableArray<(Spot Spot, string Heading)> Near { get; init; } = Sections;

    /// <summary>Its level, from 0.</summary>
    public int Level { get; init; }

    /// <summary>The number of clauses below it, which move with it.</summary>
    public int Below { get; init; }

    /// <summary>The clause it would be a sub-clause of, one level deeper; null when it cannot go deeper.</summary>
    public OutlineClause? Under { get; init; }

    /// <summary>The clause it is a sub-clause of; null for one of the first level.</summary>
    public OutlineClause? Above { get; init; }

    /// <summary>Returns the place of a clause; one that stands in no numbered section can move nowhere.</summary>
    public static ClausePlace Of(Table table, ClauseId clause)
    {
        var sections = OutlineView.Of(table).Sections.Where(s => s is { Deleted: false, Kind: SectionKind.Numbered }).ToList();
        var mine = sections.FindIndex(s => s.Clauses.Any(c => c.Id == clause));
        if (mine < 0)
        {
            return new(table.Consultation.Clauses[clause].Section, 0, false, null, null, []);
        }

        var standing = Standing(sections[mine]);
        var at = standing.FindIndex(c => c.Id == clause);
        var level = standing[at].Level;
        var below = standing.GetRange(at + 1, table.Consultation.Below(clause).Count);
        var neighbour = standing.FindLastIndex(Math.Max(0, at - 1), at, c => c.Level <= level);
        Spot? up =
            neighbour >= 0 ? new Spot(sections[mine].Id, neighbour)
            : mine > 0 ? EndOf(sections[mine - 1])
            : null;
        var after = standing.Skip(at + 1 + below.Count).ToList();
        Spot? down =
            after.Count > 0 ? new Spot(sections[mine].Id, at + Passed(after, level))
            : mine < sections.Count - 1 ? new Spot(sections[mine + 1].Id, 0)
            : null;
        var others = sections
            .Where((_, i) => i != mine)
            .Select(s => (EndOf(s), $"the end of {s.Number} {s.Heading}".TrimEnd()))
            .ToImmutableArray();
        var near = Math.Clamp(mine - NearBefore, 0, Math.Max(0, others.Length - MostNear));
        return new(sections[mine].Id, at, at < standing.Count - 1, up, down, others)
        {
            Near = [.. others.Skip(near).Take(MostNear)],
            Level = level,
            Below = below.Count,
            Under =
                neighbour >= 0 && standing[neighbour].Level == level && below.Select(c => c.Level).Append(level).Max() < Levels.Deepest
                    ? standing[neighbour]
                    : null,
            Above = table.Consultation.Above(clause) is { } above ? standing.Find(c => c.Id == above) : null,
        };
    }

    /// <summary>
    /// Counts the clauses that one moving down passes: the next of its level with those below it, or a less deep one, below which it goes.
    /// </summary>
    private static int Passed(List<OutlineClause> after, int level) =>
        after[0].Level < level ? 1 : 1 + after.Skip(1).TakeWhile(c => c.Level > level).Count();

    private static List<OutlineClause> Standing(OutlineSection section) =>
        [.. section.Clauses.Where(c => c.Status != ClauseStatus.Deleted)];

    private static Spot EndOf(OutlineSection section) => new(section.Id, Standing(section).Count);
}
