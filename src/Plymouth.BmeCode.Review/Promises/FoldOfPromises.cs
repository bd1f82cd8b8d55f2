namespace Plymouth.BmeCode.Review.Promises;

/// <summary>The step that folds about promises share.</summary>
internal static class FoldOfPromises
{
    extension(Consultation consultation)
    {
        /// <summary>
        /// Returns a promise for a fold. It is looked for in the list: a fold asks once, and an index of every list there ever was would
        /// stay in memory.
        /// </summary>
        public Promise FoldedPromise(PromiseId id) =>
            consultation.Promises.Find(p => p.Id == id)
            ?? throw new KeyNotFoundException($"Promise {id} is not of consultation {consultation.Id}.");

        public Consultation With(Promise promise)
        {
            var at = consultation.Promises.FindIndex(p => p.Id == promise.Id);
            return consultation with { Promises = consultation.Promises.SetItem(at, promise) };
        }
    }
}
