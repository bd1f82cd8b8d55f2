using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Steps that folds about doubts share.</summary>
internal static class FoldOfDoubts
{
    extension(Consultation consultation)
    {
        /// <summary>
        /// Gives a draft the lines of the last doubt about them that stands accepted; those it was received with when none does.
        /// </summary>
        public Consultation WithDraftLines(Guess? guess)
        {
            if (guess is not GuessSplitLines { Clause: var clause })
            {
                return consultation;
            }

            var last = consultation
                .Doubts.FindAll(d => d.State == DoubtState.Accepted)
                .Select(d => d.Guess)
                .OfType<GuessSplitLines>()
                .LastOrDefault(g => g.Clause == clause);
            return consultation.With(consultation.Clauses[clause] with { DraftLines = last?.Draft });
        }

        public Consultation With(Doubt doubt) =>
            consultation with
            {
                Doubts = consultation.Doubts.SetItem(consultation.Doubts.FindIndex(d => d.Id == doubt.Id), doubt),
            };
    }
}
