using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Moves a clause with those below it to another place, in its own or another section, or to another level.</summary>
/// <param name="At">
/// Its place among the clauses that stand there, itself and those below it not counted, from 0; past the end means the end.
/// </param>
/// <param name="Level">
/// Its level there, from 0; null for the one it has. Where the clause before its place is less deep, it is as deep as it can be.
/// </param>
public sealed record MoveClause(ClauseId Clause, SectionId Section, int At, int? Level = null) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now)
    {
        if (ClauseRules.Standing(now, Clause) is { } refused)
        {
            return refused;
        }

        if (ClauseRules.OfTheCode(now, Section) is { } wrong)
        {
            return wrong;
        }

        var from = now.Now.SectionOf(Clause);
        var fromAt = from.Clauses.IndexOf(Clause);
        var moved = now.Now.WithBelow(Clause);
        var others = now.Now.Section(Section).Clauses.RemoveRange(moved);
        var standing = others.Where(c => ClauseRules.Stands(now.Now, c)).ToList();
        var at = Math.Clamp(At, 0, standing.Count);
        var fromLevel = now.Now.Numbers.LevelOf(Clause);
        var before = Levels.Of(standing.Take(at).Select(c => now.Now.Clauses[c])).Select(c => c.Level).LastOrDefault(-1);
        var level = Math.Clamp(Level ?? fromLevel, 0, before + 1);
        var depth = now.Now.Below(Clause).Select(now.Now.Numbers.LevelOf).Append(fromLevel).Max() - fromLevel;
        if (level + depth > Levels.Deepest)
        {
            return Ruling.Invalid(
                $"{now.Now.Label(Clause)} {(depth == 0 ? "" : "with the clauses below it ")}would reach below the third level, and "
                    + "there is none. Choose a place that is less deep."
            );
        }

        var stays =
            from.Id == Section && level == fromLevel && from.Clauses.Take(fromAt).Count(c => ClauseRules.Stands(now.Now, c)) == at;
        return stays
            ? Ruling.AlreadySo
            : Ruling.Accept(
                new ClauseMoved(Clause, Section, ClauseRules.PlaceOf(now.Now, others, at, level), from.Id, fromAt)
                    .With(moved, fromLevel, level)
            );
    }
}

/// <summary>A clause was moved with those below it. Also the inverse of itself.</summary>
/// <param name="At">Its place among all clauses of the section, deleted ones counted but what is moved not, from 0.</param>
/// <param name="FromAt">Its place among all clauses of the section it came from, deleted ones counted, from 0.</param>
public sealed record ClauseMoved(ClauseId Clause, SectionId Section, int At, SectionId FromSection, int FromAt) : Event
{
    /// <summary>
    /// What moved along and stands right after it, in order: the clauses below it and the deleted ones between; null for none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ClauseId>? Below { get; init; }

    /// <summary>Its level before, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int FromLevel { get; init; }

    /// <summary>Its level since, from 0; what is below it goes as much deeper, or less deep, as it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Level { get; init; }

    internal ClauseMoved With(ImmutableList<ClauseId> moved, int fromLevel, int level) =>
        this with
        {
            Below = moved.Count > 1 ? moved.RemoveAt(0) : null,
            FromLevel = fromLevel,
            Level = level,
        };

    internal override Consultation Fold(Consultation before, Decided decided)
    {
        // All that moves is taken out first: the place is counted without it.
        var now = (Below ?? []).Aggregate(before.TakeOut(Clause), (n, c) => n.TakeOut(c));
        now = now.With(before.Clauses[Clause] with { Section = Section, Level = Level }).Place(Clause, Section, At);
        foreach (var (below, place) in (Below ?? []).Select((c, i) => (before.Clauses[c], i)))
        {
            var level = Math.Clamp(below.Level + Level - FromLevel, 0, Levels.Deepest);
            now = now.With(below with { Section = Section, Level = level }).Place(below.Id, Section, At + 1 + place);
        }

        return now;
    }

    internal override Decision TakeBack(After after)
    {
        var now = after.Now;
        var section = now.Section(FromSection);
        if (
            (
                After.Unless(now.Clauses[Clause].Status == ClauseStatus.Deleted, "the clause was deleted")
                ?? After.Unless(after.Later.OfType<ClauseMoved>().Any(m => m.Moves(Clause)), "the clause was moved again")
                ?? After.Unless(section.Deleted, "the section it came from was deleted")
            ) is
            { } refused
        )
        {
            return refused;
        }

        // What stood elsewhere and came below it only by the move stays where it is.
        var stood = after.Standing.Sections.SelectMany(s => s.Clauses).ToHashSet();
        var moved = now.WithBelow(Clause).FindAll(c => Moves(c) || !stood.Contains(c));
        var others = section.Clauses.RemoveRange(moved);
        var before = after.Standing.Sections.First(s => s.Id == FromSection);
        var at = ClauseRules.PlaceAgain(others.IndexOf, others.Count, [.. before.Clauses.Take(FromAt)]);
        return Ruling.Accept(
            new ClauseMoved(Clause, FromSection, at, now.Clauses[Clause].Section, now.SectionOf(Clause).Clauses.IndexOf(Clause)).With(
                moved,
                Level,
                FromLevel
            )
        );
    }

    /// <summary>True for the clause and what moved along with it.</summary>
    internal bool Moves(ClauseId clause) => clause == Clause || Below?.Contains(clause) == true;
}
