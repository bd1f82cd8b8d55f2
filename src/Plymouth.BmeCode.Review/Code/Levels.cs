using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Says which clauses stand below which: a clause may have clauses below it, and each of these in turn.</summary>
/// <remarks>
/// The clauses of a section are one list; each has a level, and stands below the nearest one before it that is less deep. A level counts at
/// most one more than that of the clause before, so that the list always reads as a tree, whatever was moved, joined or deleted.
/// </remarks>
public static class Levels
{
    /// <summary>The level of the clauses that can have none below them.</summary>
    public const int Deepest = 2;

    /// <summary>Returns clauses that stand, in order, each with the level it counts as.</summary>
    internal static IEnumerable<(Clause Clause, int Level)> Of(IEnumerable<Clause> standing)
    {
        var before = -1;
        foreach (var clause in standing)
        {
            before = Math.Clamp(clause.Level, 0, Math.Min(before + 1, Deepest));
            yield return (clause, before);
        }
    }

    /// <summary>
    /// Returns a clause that stands, those below it, and the deleted ones between them or that stood below it at the end: the part of its
    /// section's list that moves with it.
    /// </summary>
    internal static ImmutableList<ClauseId> WithBelow(this Consultation now, ClauseId clause)
    {
        var all = now.SectionOf(clause).Clauses;
        var from = all.IndexOf(clause);
        var last = now.Below(clause) is [.., var below] ? all.IndexOf(below) : from;
        while (
            last + 1 < all.Count
            && now.Clauses[all[last + 1]] is { Status: ClauseStatus.Deleted } deleted
            && deleted.Level > now.Clauses[clause].Level
        )
        {
            last++;
        }

        return all.GetRange(from, last - from + 1);
    }

    extension(Consultation consultation)
    {
        /// <summary>Returns the clauses that stand below a clause, however deep, in order; none when it does not stand itself.</summary>
        public ImmutableList<ClauseId> Below(ClauseId clause)
        {
            if (!consultation.Clauses.TryGetValue(clause, out var known) || known.Status == ClauseStatus.Deleted)
            {
                return [];
            }

            var level = consultation.Numbers.LevelOf(clause);
            return
            [
                .. Of(consultation.Standing(known.Section))
                    .SkipWhile(c => c.Clause.Id != clause)
                    .Skip(1)
                    .TakeWhile(c => c.Level > level)
                    .Select(c => c.Clause.Id),
            ];
        }

        /// <summary>Returns the clause that a clause stands below; null for one of the first level.</summary>
        public ClauseId? Above(ClauseId clause)
        {
            if (!consultation.Clauses.TryGetValue(clause, out var known))
            {
                return null;
            }

            var level = consultation.Numbers.LevelOf(clause);
            var before = Of(consultation.Standing(known.Section)).TakeWhile(c => c.Clause.Id != clause);
            return before.LastOrDefault(c => c.Level < level).Clause?.Id;
        }
    }
}
