using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Review;

/// <summary>Steps that folds share: clauses and sections change, come to a place and leave it.</summary>
public sealed partial record Consultation
{
    /// <summary>The section, deleted or not; throws for one that is not of this consultation.</summary>
    public Section Section(SectionId id) =>
        Sections.Find(s => s.Id == id) ?? throw new KeyNotFoundException($"Section {id} is not of consultation {Id}.");

    /// <summary>The section a clause stands in.</summary>
    public Section SectionOf(ClauseId clause) => Section(Clauses[clause].Section);

    internal Consultation With(Clause clause) => this with { Clauses = Clauses.SetItem(clause.Id, clause) };

    internal Consultation With(Section section) =>
        this with { Sections = Sections.SetItem(Sections.FindIndex(s => s.Id == section.Id), section) };

    internal Consultation With(ClauseStatus status, ClauseId clause) => With(Clauses[clause] with { Status = status });

    internal Consultation Place(ClauseId clause, SectionId section, int at) =>
        Section(section) is var s ? With(s with { Clauses = s.Clauses.Insert(at, clause) }) : this;

    internal Consultation TakeOut(ClauseId clause) =>
        SectionOf(clause) is var s ? With(s with { Clauses = s.Clauses.Remove(clause) }) : this;
}
