using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;

namespace Plymouth.BmeCode.Review.Undo;

/// <summary>A decision to be taken back, and the present it is taken back in.</summary>
/// <param name="Later">The decisions since that still stand.</param>
internal sealed record After(DecisionContext Context, Decided Decided, IReadOnlyList<Event> Later)
{
    public Consultation Now => Context.Now;

    public PassageState Passage(PassageId id) => Context.Passage(id);

    /// <summary>The consultation right before the decision.</summary>
    public Consultation Before() => Consultation.Of(Context.Journal.TakeWhile(d => d.Version < Decided.Version));

    /// <summary>A refusal where later work depends on the decision.</summary>
    public static Decision? Unless(bool depended, string on) =>
        depended
            ? Ruling.Refuse(Refusal.DependedOn, $"Your last decision cannot be undone: {on} since. Change what stands there now instead.")
            : null;

    /// <summary>True where somebody has written in the passage since it began.</summary>
    public bool Written(PassageId passage) => Passage(passage) is var state && !state.Wording.Equals(state.Draft);
}
