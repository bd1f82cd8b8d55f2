using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>
/// Answers what screens and exports ask about sections and clauses: those that stand, their numbers, heirs and revisions.
/// </summary>
public static class CodeQueries
{
    extension(Consultation consultation)
    {
        /// <summary>The present numbers; worked out once for each shape of the Code.</summary>
        public Numbers Numbers => Numbers.Of(consultation);

        /// <summary>The clauses of the Code that stand, in order; none of a general section.</summary>
        public IEnumerable<Clause> StandingClauses =>
            consultation.Sections.Where(s => s.Kind == SectionKind.Numbered).SelectMany(s => s.Standing(consultation.Clauses));

        /// <summary>
        /// The consultation numbers that more than one clause was consulted on under, with those clauses in order, deleted ones too.
        /// </summary>
        public IEnumerable<(string Number, ImmutableList<ClauseId> Clauses)> NumbersUsedTwice =>
            consultation
                .Sections.SelectMany(s => s.Clauses)
                .Where(c => consultation.Clauses[c].ConsultationNumber is not null)
                .GroupBy(c => consultation.Clauses[c].ConsultationNumber!, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .Select(g => (g.Key, g.ToImmutableList()));

        /// <summary>Returns a section, deleted or not.</summary>
        /// <exception cref="KeyNotFoundException">It is not of this consultation.</exception>
        public Section Section(SectionId id) =>
            consultation.Sections.Find(s => s.Id == id)
            ?? throw new KeyNotFoundException($"Section {id} is not of consultation {consultation.Id}.");

        /// <summary>Returns the section that a clause belongs to.</summary>
        public Section SectionOf(ClauseId clause) => consultation.Section(consultation.Clauses[clause].Section);

        /// <summary>Returns the clauses of a section that stand, in order.</summary>
        public IEnumerable<Clause> Standing(SectionId section) =>
            consultation.Sections.Find(s => s.Id == section)?.Standing(consultation.Clauses) ?? [];

        /// <summary>
        /// Returns the clauses that stand for a clause now: itself, those split from it, the one it was joined into. Empty when it is gone.
        /// </summary>
        public ImmutableList<ClauseId> Heirs(ClauseId clause) => StandingHeirs.Of(consultation, clause);

        /// <summary>Returns the revisions of a passage in order. The first of a received passage is the consultation draft.</summary>
        public ImmutableList<Revision> RevisionsOf(PassageId passage)
        {
            var named = consultation.Revisions.FindAll(r => r.Passage == passage);
            var (by, at) = (consultation.ReceivedBy, consultation.ReceivedAt);
            return consultation.ReceivedPassages.Contains(passage)
                ? named.Insert(0, new Revision(passage, 1, RevisionKind.ConsultationDraft, 0, by, at, null, []))
                : named;
        }
    }
}
