namespace Plymouth.BmeCode.Review.Findings;

/// <summary>The step that folds about findings share.</summary>
internal static class FoldOfFindings
{
    extension(Consultation consultation)
    {
        public Consultation WithDismissal(int dismissed, bool reopened)
        {
            var all = consultation.Dismissals;
            var at = all.FindIndex(d => d.Version == dismissed);
            return consultation with { Dismissals = all.SetItem(at, all[at] with { Reopened = reopened }) };
        }
    }
}
