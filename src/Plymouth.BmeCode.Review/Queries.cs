using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Comments that have one response, as they stand under one topic.</summary>
/// <param name="Response">Null for a comment without one; it stands alone.</param>
/// <param name="Comments">Those about the topic, in the table's order.</param>
/// <param name="Elsewhere">Comments of the same response that are about something else.</param>
public sealed record CommentGroup(Response? Response, ImmutableList<Comment> Comments, ImmutableList<Comment> Elsewhere);

/// <summary>What screens and exports ask of a consultation.</summary>
public sealed partial record Consultation
{
    private static readonly PerConsultation<ImmutableArray<Response>> Answering = new(now =>
        [.. now.CommentsInOrder.Select(c => c.Response).OfType<ResponseId>().Distinct().Select(r => now.Responses[r])]);

    /// <summary>The present numbers; worked out once for each shape of the Code.</summary>
    public Numbers Numbers => Code.Numbers.Of(this);

    /// <summary>All that is answered by itself, in the table's order: every comment, and of one that was split its asks.</summary>
    public ImmutableList<Comment> CommentsInOrder => CommentsInTable.Of(this).InOrder;

    /// <summary>The responses that answer something, in the order of their first comments.</summary>
    internal ImmutableArray<Response> ResponsesInOrder => Answering.Of(this);

    /// <summary>Every passage there is or was, with its kind: each has a journal.</summary>
    public IEnumerable<(PassageId Id, PassageKind Kind)> Passages =>
        Sections.SelectMany(s => new[] { (s.Id.Heading, PassageKind.Heading), (s.Id.LeadIn, PassageKind.LeadIn) })
            .Concat(Clauses.Keys.Select(c => (c.Passage, PassageKind.Clause)))
            .Concat(Responses.Keys.Select(r => (r.Passage, PassageKind.Response)));

    /// <summary>True for a passage of this consultation, closed or not.</summary>
    public bool Has(PassageId passage) =>
        Clauses.ContainsKey(new ClauseId(passage.Value)) || Responses.ContainsKey(new ResponseId(passage.Value)) || Sections.Exists(s => s.Id.Heading == passage || s.Id.LeadIn == passage);

    /// <summary>The clauses of a section that stand, in order.</summary>
    public IEnumerable<Clause> Standing(SectionId section) =>
        Sections.Find(s => s.Id == section)?.Standing(Clauses) ?? [];

    /// <summary>The clauses of the Code that stand, in order; none of a general section.</summary>
    public IEnumerable<Clause> StandingClauses => Sections.Where(s => s.Kind == SectionKind.Numbered).SelectMany(s => Standing(s.Id));

    /// <summary>The headings of the table that are none of the Code: what is said there is about the Code.</summary>
    internal IEnumerable<Topic> GeneralSections => Sections.Where(s => s.Kind == SectionKind.General).Select(s => new AboutSection(s.Id));

    /// <summary>The comments about something, in the table's order, of one that was split its asks. Those about a general section are also those about the Code.</summary>
    public ImmutableList<Comment> CommentsAbout(Topic topic) => CommentsInTable.Of(this).About(topic);

    public ImmutableList<Comment> CommentsAbout(ClauseId clause) => CommentsAbout(new AboutClause(clause));

    /// <summary>The comments about something with their responses: groups in the order of their first comment. A comment about several clauses stands under each.</summary>
    public ImmutableList<CommentGroup> CommentGroups(Topic topic)
    {
        var about = CommentsAbout(topic);
        return
        [
            .. about.GroupBy(c => c.Response?.Value ?? $"none/{c.Id}").Select(g => g.First().Response is { } id && Responses[id] is var response
                ? new CommentGroup(response, [.. g], [.. response.Comments.Where(c => !g.Any(here => here.Id == c)).Select(c => Comments[c])])
                : new CommentGroup(null, [.. g], [])),
        ];
    }

    /// <summary>The comments much like one that are not answered together with it, the most alike first.</summary>
    public ImmutableList<SimilarComment> Similar(CommentId comment)
    {
        var one = Comments[comment];
        return SimilarComments.Of(this).To(comment).FindAll(s => Comments[s.Comment] is var other && (one.Response is null || other.Response != one.Response) && (one.PartOf is null || other.PartOf != one.PartOf));
    }

    /// <summary>The clause's number for people: "2.4", "4.8 (was 4.7)"; of a deleted one "2.3, deleted".</summary>
    public string Label(ClauseId clause)
    {
        var was = Clauses[clause].ConsultationNumber;
        return Numbers.Of(clause) is { } number
            ? was is null || was == number ? number : $"{number} (was {was})"
            : was is null ? "a deleted clause" : $"{was}, deleted";
    }

    /// <summary>A passage for people: "2.4", "the answer to lines 45 and 46", "the heading of section 2".</summary>
    public string Label(PassageId passage)
    {
        if (Clauses.ContainsKey(new ClauseId(passage.Value)))
        {
            return Label(new ClauseId(passage.Value));
        }

        if (Responses.TryGetValue(new ResponseId(passage.Value), out var response))
        {
            return response.Comments.IsEmpty ? "a merged answer" : $"the answer to {Lines(response.Id)}";
        }

        return Sections.Find(s => s.Id.Heading == passage || s.Id.LeadIn == passage) is { } section
            ? $"the {(section.Id.Heading == passage ? "heading" : "lead-in")} of {(Numbers.Of(section.Id) is { } number ? $"section {number}" : "a section without a number")}"
            : passage.Value;
    }

    /// <summary>The consultation numbers that more than one clause was consulted on under, with those clauses in order.</summary>
    public IEnumerable<(string Number, ImmutableList<ClauseId> Clauses)> NumbersUsedTwice =>
        Sections.SelectMany(s => s.Clauses).Where(c => Clauses[c].ConsultationNumber is not null)
            .GroupBy(c => Clauses[c].ConsultationNumber!, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => (g.Key, g.ToImmutableList()));

    /// <summary>The revisions of a passage in order; of a received one the first is the consultation draft.</summary>
    public ImmutableList<Revision> RevisionsOf(PassageId passage)
    {
        var named = Revisions.FindAll(r => r.Passage == passage);
        return ReceivedPassages.Contains(passage)
            ? named.Insert(0, new Revision(passage, 1, RevisionKind.ConsultationDraft, 0, ReceivedBy, ReceivedAt, null, []))
            : named;
    }
}
