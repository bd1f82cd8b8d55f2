using Plymouth.BmeCode.Review.Findings;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Steps that folds share: a clause or section changes, a clause is put at a place or taken out.</summary>
internal static class FoldOfShape
{
    extension(Consultation consultation)
    {
        public Consultation With(Clause clause) =>
            consultation with
            {
                Clauses = consultation.Clauses.SetItem(clause.Id, clause),
                Touched = consultation.Touched.Add(new ClauseSubject(clause.Id)),
            };

        public Consultation With(Section section)
        {
            var at = consultation.Sections.FindIndex(s => s.Id == section.Id);
            return consultation with { Sections = consultation.Sections.SetItem(at, section) };
        }

        public Consultation With(ClauseStatus status, ClauseId clause) =>
            consultation.With(consultation.Clauses[clause] with { Status = status });

        public Consultation Place(ClauseId clause, SectionId section, int at) =>
            consultation.Section(section) is var s ? consultation.With(s with { Clauses = s.Clauses.Insert(at, clause) }) : consultation;

        public Consultation TakeOut(ClauseId clause) =>
            consultation.SectionOf(clause) is var s ? consultation.With(s with { Clauses = s.Clauses.Remove(clause) }) : consultation;
    }
}
