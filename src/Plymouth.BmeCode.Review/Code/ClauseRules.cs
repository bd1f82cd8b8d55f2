using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Refusals and places shared by the rules about clauses. An agreed clause may move: its number changes, its words do not.
/// </summary>
internal static class ClauseRules
{
    /// <summary>The reason why a passage is closed when its clause or section is deleted.</summary>
    public const string Deleted = "deleted";

    /// <summary>The reason why the passage of an agreed clause is closed.</summary>
    public const string Agreed = "agreed";

    /// <summary>Refuses when the clause is unknown or deleted.</summary>
    public static Decision? Standing(DecisionContext now, ClauseId clause) =>
        !now.Now.Clauses.TryGetValue(clause, out var found) ? Ruling.NotFound($"Clause {clause}")
        : found.Status == ClauseStatus.Deleted
            ? Ruling.Closed($"This clause ({now.Now.Label(clause)}) does not stand any more. Bring it back first if it is still wanted.")
        : null;

    /// <summary>Refuses when the clause is unknown, deleted or agreed.</summary>
    public static Decision? Open(DecisionContext now, ClauseId clause, string done) =>
        Standing(now, clause)
        ?? (
            now.Now.Clauses[clause].Status == ClauseStatus.Agreed
                ? Ruling.Agreed(
                    $"Clause {now.Now.Label(clause)} is agreed, so it cannot be {done}. A facilitator can reopen it, with a reason."
                )
                : null
        );

    /// <summary>Refuses when the wording is no longer the one on the member's screen.</summary>
    public static Decision? Unread(DecisionContext now, ClauseId clause, int seen, string wish) =>
        now.Passage(clause.Passage).Version == seen
            ? null
            : Ruling.Stale(
                $"The wording of {now.Now.Label(clause)} changed while you were reading it. Read it as it stands now, then {wish} it "
                    + "if that is still right."
            );

    /// <summary>Refuses when clauses cannot stand in the section: it is unknown, deleted or not of the Code.</summary>
    public static Decision? OfTheCode(DecisionContext now, SectionId id) =>
        now.Now.Sections.Find(s => s.Id == id) switch
        {
            null => Ruling.NotFound($"Section {id}"),
            { Deleted: true } => Ruling.Closed("This section has been deleted meanwhile. Bring it back first, or choose another."),
            { Kind: SectionKind.General } => Ruling.Invalid(
                "This heading stands in the table, not in the Code; clauses cannot stand under it. Choose a section of the Code."
            ),
            { Kind: SectionKind.Numbered } => null,
        };

    public static bool Stands(Consultation now, ClauseId clause) => now.Clauses[clause].Status != ClauseStatus.Deleted;

    /// <summary>
    /// Returns the place among all of <paramref name="clauses"/> for place <paramref name="at"/> among those that stand. Past the end is
    /// the end.
    /// </summary>
    public static int PlaceOf(Consultation now, ImmutableList<ClauseId> clauses, int at) =>
        clauses.Where(c => Stands(now, c)).Skip(Math.Max(0, at)).Cast<ClauseId?>().FirstOrDefault() is { } next
            ? clauses.IndexOf(next)
            : clauses.Count;

    /// <summary>
    /// Returns the same for a clause of a level: one below a clause stands before deleted ones that would come between them when they come
    /// back.
    /// </summary>
    public static int PlaceOf(Consultation now, ImmutableList<ClauseId> clauses, int at, int level)
    {
        var place = PlaceOf(now, clauses, at);
        if (level == 0)
        {
            return place;
        }

        var after = clauses.Take(place).ToList().FindLastIndex(c => Stands(now, c)) + 1;
        var between = clauses.FindIndex(after, place - after, c => now.Clauses[c].Level <= level);
        return between < 0 ? place : between;
    }

    /// <summary>Refuses when the clause was agreed or deleted.</summary>
    public static Decision? NotOpen(After after, ClauseId clause) =>
        after.Now.Clauses[clause].Status switch
        {
            ClauseStatus.Agreed => After.Unless(true, $"{after.Now.Label(clause)} was agreed"),
            ClauseStatus.Deleted => After.Unless(true, "the clause was deleted"),
            ClauseStatus.Open => null,
        };

    /// <summary>
    /// Refuses when clauses were made below the clause since the decision, or moved there: they would come below another.
    /// </summary>
    public static Decision? PutBelowSince(After after, ClauseId clause)
    {
        var stood = after.Standing.Sections.SelectMany(s => s.Clauses).ToHashSet();
        return After.Unless(
            after
                .Now.Below(clause)
                .Exists(c => c != clause && (!stood.Contains(c) || after.Later.OfType<ClauseMoved>().Any(m => m.Moves(c)))),
            "clauses were put below it"
        );
    }

    /// <summary>
    /// Returns the place right after the last of <paramref name="stoodBefore"/> that is still here; the first place when none is.
    /// </summary>
    public static int PlaceAgain<T>(Func<T, int> placeNow, int count, IReadOnlyList<T> stoodBefore) =>
        Math.Min(count, stoodBefore.Select(placeNow).LastOrDefault(at => at >= 0, -1) + 1);
}
