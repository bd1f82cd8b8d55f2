using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Settles a doubt with nothing done.</summary>
public sealed record WaveOffDoubt(DoubtId Doubt) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) => [];

    internal override Decision Decide(DecisionContext now) =>
        DoubtRules.OfOpen(now, Doubt, DoubtState.WavedOff, doubt => Ruling.Accept(new DoubtWavedOff(doubt.Id)));
}

/// <summary>A doubt was settled with nothing done.</summary>
public sealed record DoubtWavedOff(DoubtId Doubt) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before.With(before.Doubt(Doubt) with { State = DoubtState.WavedOff });

    internal override Decision TakeBack(After after) =>
        After.Unless(after.Now.Doubt(Doubt).State != DoubtState.WavedOff, "the doubt was opened again")
        ?? Ruling.Accept(new DoubtReopened(Doubt, [], null));
}
