using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Review.Findings.Keeping;

/// <summary>The passages of the sections that stand, in the Code's order, with what they belong to.</summary>
internal sealed class PassagePlaces
{
    private readonly List<(PassageId Passage, Subject Subject)> _inOrder = [];
    private readonly Dictionary<PassageId, (Place Place, Subject Subject)> _places = [];
    private readonly HashSet<ClauseId> _clauses;

    public PassagePlaces(Consultation consultation)
    {
        foreach (var section in consultation.Sections.Where(s => !s.Deleted))
        {
            _inOrder.Add((section.Id.Heading, new SectionSubject(section.Id)));
            _inOrder.Add((section.Id.LeadIn, new SectionSubject(section.Id)));
            _inOrder.AddRange(section.Standing(consultation.Clauses).Select(c => (c.Id.Passage, (Subject)new ClauseSubject(c.Id))));
        }

        foreach (var (passage, subject) in _inOrder)
        {
            _places[passage] = (new(_places.Count), subject);
        }

        _clauses = [.. consultation.StandingClauses.Select(c => c.Id)];
    }

    /// <summary>All of them.</summary>
    public IEnumerable<PassageId> InOrder => _inOrder.Select(p => p.Passage);

    /// <summary>Returns a passage's place among all, and what it belongs to; null when it is none of them.</summary>
    public (Place Place, Subject Subject)? Of(PassageId passage) => _places.TryGetValue(passage, out var known) ? known : null;

    /// <summary>Returns the place of a clause that is of the Code and stands; null for any other.</summary>
    public Place? Of(ClauseId clause) => _clauses.Contains(clause) ? _places[clause.Passage].Place : null;
}
