using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review;

/// <summary>Steps that folds about doubts share.</summary>
public sealed partial record Consultation
{
    /// <summary>The doubt; throws for one that is not of this consultation.</summary>
    public Doubt Doubt(DoubtId id) =>
        Doubts.Find(d => d.Id == id) ?? throw new KeyNotFoundException($"Doubt {id} is not of consultation {Id}.");

    /// <summary>The draft's lines as the last accepted doubt about them has it.</summary>
    internal Consultation WithDraftLines(Guess? guess) => guess is GuessSplitLines { Clause: var clause }
        ? With(Clauses[clause] with { DraftLines = Doubts.FindAll(d => d.State == DoubtState.Accepted).Select(d => d.Guess).OfType<GuessSplitLines>().LastOrDefault(g => g.Clause == clause)?.Draft })
        : this;

    internal Consultation With(Doubt doubt) => this with { Doubts = Doubts.SetItem(Doubts.FindIndex(d => d.Id == doubt.Id), doubt) };
}
