using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Answers questions about a consultation as a whole; questions about one subject are answered in its folder.</summary>
public sealed partial record Consultation
{
    /// <summary>Every passage there is or was, with its kind: each has a journal.</summary>
    public IEnumerable<(PassageId Id, PassageKind Kind)> Passages =>
        Sections
            .SelectMany(s => new[] { (s.Id.Heading, PassageKind.Heading), (s.Id.LeadIn, PassageKind.LeadIn) })
            .Concat(Clauses.Keys.Select(c => (c.Passage, PassageKind.Clause)))
            .Concat(Responses.Keys.Select(r => (r.Passage, PassageKind.Response)));

    /// <summary>True for a passage of this consultation, closed or not.</summary>
    public bool Has(PassageId passage) =>
        Clauses.ContainsKey(new ClauseId(passage.Value))
        || Responses.ContainsKey(new ResponseId(passage.Value))
        || Sections.Exists(s => s.Id.Heading == passage || s.Id.LeadIn == passage);
}
