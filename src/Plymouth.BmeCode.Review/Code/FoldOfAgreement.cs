using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Steps that folds share: a clause is agreed, a version of a passage gets a name.</summary>
internal static class FoldOfAgreement
{
    extension(Consultation consultation)
    {
        public Consultation Agree(ClauseId clause, Agreement agreement) =>
            consultation.With(consultation.Clauses[clause] with { Status = ClauseStatus.Agreed, Agreement = agreement });

        public Consultation Name(
            PassageId passage,
            RevisionKind kind,
            int version,
            Decided decided,
            string? reason,
            ImmutableList<ResponseId> responses
        )
        {
            var number = (consultation.RevisionsOf(passage).LastOrDefault()?.Number ?? 0) + 1;
            var revision = new Revision(passage, number, kind, version, decided.Member, decided.At, reason, responses);
            return consultation with { Revisions = consultation.Revisions.Add(revision) };
        }
    }
}
