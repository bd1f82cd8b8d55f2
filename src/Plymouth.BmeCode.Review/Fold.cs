using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The consultation after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event does not follow: a broken journal.</exception>
    public static Consultation Apply(Consultation? before, Decided decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (decided.Version != (before?.Version ?? -1) + 1 || before is null != decided.Event is ConsultationReceived)
        {
            throw new InvalidOperationException(
                $"Event {decided.Version} ({decided.Event.GetType().Name}) does not follow version {before?.Version ?? -1} of "
                    + $"consultation {before?.Id}."
            );
        }

        var after = before is null ? ((ConsultationReceived)decided.Event).Begin(decided) : decided.Event.Fold(before, decided);
        return after with
        {
            Version = decided.Version,
            Trail = before?.Trail.Then(after.Touched) ?? new(),
            Touched = [],
            StandingDecisions = before?.StandingDecisions.After(before, decided) ?? StandingDecisions.None,
        };
    }

    /// <summary>Folds a whole review journal.</summary>
    /// <exception cref="InvalidOperationException">The journal is empty, or one of its events does not follow.</exception>
    public static Consultation Of(IEnumerable<Decided> journal) =>
        journal.Aggregate((Consultation?)null, Apply) ?? throw new InvalidOperationException("An empty journal is no consultation.");
}
