using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>A decision that is to be taken back, and the consultation as it stands now.</summary>
/// <param name="Standing">The decision, with what stood right before it.</param>
/// <param name="Later">The later decisions that still stand.</param>
internal sealed record After(DecisionContext Context, StandingDecision Standing, IReadOnlyList<Event> Later)
{
    public Decided Decided => Standing.Decided;

    public Consultation Now => Context.Now;

    public PassageState Passage(PassageId id) => Context.Passage(id);

    /// <summary>Refuses when later work depends on the decision, and says on what.</summary>
    public static Decision? Unless(bool depended, string on) =>
        depended
            ? Ruling.Refuse(Refusal.DependedOn, $"Your last decision cannot be undone: {on} since. Change what stands there now instead.")
            : null;

    /// <summary>True when the passage says something else than it began with.</summary>
    public bool Written(PassageId passage) => Passage(passage) is var state && !state.Wording.Equals(state.Draft);
}
