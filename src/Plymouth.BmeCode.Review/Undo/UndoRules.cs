using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>
/// Takes a decision back by its inverse, as a new decision against the present. A refusal says which later work depends on it.
/// </summary>
/// <remarks>What a decision began (a response, a clause, a section) is closed or deleted, never forgotten.</remarks>
internal static class UndoRules
{
    /// <summary>The reason why a passage is closed when the decision that began it was taken back.</summary>
    public const string Undone = "undone";

    /// <summary>Takes one decision back.</summary>
    public static Decision TakeBack(DecisionContext now, StandingDecision standing)
    {
        var decided = standing.Decided;
        var later = now.Journal.Skip(decided.Version + 1).ToList();
        var undone = later.Select(d => d.Event).OfType<DecisionUndone>().Select(e => e.Undoes).ToHashSet();
        var after = new After(now, standing, [.. later.Where(d => !undone.Contains(d.Version)).Select(d => d.Event)]);
        var inverse = decided.Event.TakeBack(after);
        return inverse is Decision.Accepted taken
            ? new Decision.Accepted(new DecisionUndone(decided.Version, taken.Event), taken.Steps)
            : inverse;
    }
}
