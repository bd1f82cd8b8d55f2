namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    private Consultation AfterClause(Event happened) => happened switch
    {
        ClauseAdded e => With(new Clause(e.Clause, e.Section, null, ClauseStatus.Open, null, [])).Place(e.Clause, e.Section, e.At),
        ClauseMoved e => TakeOut(e.Clause).With(Clauses[e.Clause] with { Section = e.Section }).Place(e.Clause, e.Section, e.At),
        ClauseDeleted e => With(ClauseStatus.Deleted, e.Clause),
        ClauseBroughtBack e => With(ClauseStatus.Open, e.Clause),
        ClauseSplit e when Clauses[e.Clause].Section is var section => With(new Clause(e.New, section, null, ClauseStatus.Open, null, [e.Clause]))
            .Place(e.New, section, SectionOf(e.Clause).Clauses.IndexOf(e.Clause) + 1),
        ClausesJoined e => With(Clauses[e.Into] with { From = Clauses[e.Into].From.Add(e.Joined) }).With(ClauseStatus.Deleted, e.Joined),
        JoinUndone e => With(Clauses[e.Into] with { From = Clauses[e.Into].From.Remove(e.Joined) }).With(ClauseStatus.Open, e.Joined),
        _ => this,
    };

    private Consultation AfterSection(Event happened) => happened switch
    {
        SectionAdded e => this with { Sections = Sections.Insert(e.At, new Section(e.Section, e.Kind, e.Scheme, null, [])) },
        SectionMoved e when Sections.Find(s => s.Id == e.Section)! is var moved => this with { Sections = Sections.Remove(moved).Insert(e.At, moved) },
        SectionDeleted e => e.Clauses.Aggregate(With(Section(e.Section) with { Deleted = true, DeletedWith = e.Clauses }), (now, c) => now.With(ClauseStatus.Deleted, c)),
        SectionBroughtBack e => e.Clauses.Aggregate(With(Section(e.Section) with { Deleted = false, DeletedWith = [] }), (now, c) => now.With(ClauseStatus.Open, c)),
        _ => this,
    };

    /// <summary>The section, deleted or not; throws for one that is not of this consultation.</summary>
    public Section Section(SectionId id) => Sections.Find(s => s.Id == id) ?? throw new KeyNotFoundException($"Section {id} is not of consultation {Id}.");

    /// <summary>The section a clause stands in.</summary>
    public Section SectionOf(ClauseId clause) => Section(Clauses[clause].Section);

    private Consultation With(Clause clause) => this with { Clauses = Clauses.SetItem(clause.Id, clause) };

    private Consultation With(Section section) => this with { Sections = Sections.SetItem(Sections.FindIndex(s => s.Id == section.Id), section) };

    private Consultation With(ClauseStatus status, ClauseId clause) => With(Clauses[clause] with { Status = status });

    private Consultation Place(ClauseId clause, SectionId section, int at) => Section(section) is var s ? With(s with { Clauses = s.Clauses.Insert(at, clause) }) : this;

    private Consultation TakeOut(ClauseId clause) => SectionOf(clause) is var s ? With(s with { Clauses = s.Clauses.Remove(clause) }) : this;
}
