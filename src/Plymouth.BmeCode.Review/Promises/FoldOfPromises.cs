using Plymouth.BmeCode.Review.Promises;

namespace Plymouth.BmeCode.Review;

/// <summary>The step that folds about promises share.</summary>
public sealed partial record Consultation
{
    /// <summary>The promise; throws for one that is not of this consultation.</summary>
    public Promise Promise(PromiseId id) =>
        Promises.Find(p => p.Id == id) ?? throw new KeyNotFoundException($"Promise {id} is not of consultation {Id}.");

    internal Consultation With(Promise promise) =>
        this with { Promises = Promises.SetItem(Promises.FindIndex(p => p.Id == promise.Id), promise) };
}
