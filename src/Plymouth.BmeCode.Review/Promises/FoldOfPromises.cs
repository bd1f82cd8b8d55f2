namespace Plymouth.BmeCode.Review.Promises;

/// <summary>The step that folds about promises share.</summary>
internal static class FoldOfPromises
{
    extension(Consultation consultation)
    {
        public Consultation With(Promise promise)
        {
            var at = consultation.Promises.FindIndex(p => p.Id == promise.Id);
            return consultation with { Promises = consultation.Promises.SetItem(at, promise) };
        }
    }
}
