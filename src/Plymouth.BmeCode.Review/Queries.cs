using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;
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
    private static readonly ConditionalWeakTable<Consultation, Read> Reads = [];

    private Read Reading => Reads.GetValue(this, c => new Read(c, null, null));

    /// <summary>The present numbers; computed once per consultation value.</summary>
    public Numbers Numbers => Reading.Numbers.Value;

    /// <summary>All that is answered by itself, in the table's order: every comment, and of one that was split its asks.</summary>
    public ImmutableList<Comment> CommentsInOrder => Reading.InOrder.Value;

    /// <summary>The responses that answer something, in the order of their first comments.</summary>
    internal ImmutableArray<Response> ResponsesInOrder => Reading.Answering.Value;

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
        Sections.Find(s => s.Id == section) is { Deleted: false } found ? found.Clauses.Select(c => Clauses[c]).Where(c => c.Status != ClauseStatus.Deleted) : [];

    /// <summary>The clauses of the Code that stand, in order; none of a general section.</summary>
    public IEnumerable<Clause> StandingClauses => Sections.Where(s => s.Kind == SectionKind.Numbered).SelectMany(s => Standing(s.Id));

    /// <summary>The headings of the table that are none of the Code: what is said there is about the Code.</summary>
    internal IEnumerable<Topic> GeneralSections => Sections.Where(s => s.Kind == SectionKind.General).Select(s => new AboutSection(s.Id));

    /// <summary>The comments about something, in the table's order, of one that was split its asks. Those about a general section are also those about the Code.</summary>
    public ImmutableList<Comment> CommentsAbout(Topic topic) => Reading.About.GetOrAdd(topic, static (t, read) => read.Those(t), Reading);

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

    /// <summary>Takes over from the consultation before what was worked out there and rests on nothing the event between them changed.</summary>
    private Consultation Following(Consultation? before)
    {
        if (before is not null && Reads.TryGetValue(before, out var known))
        {
            Reads.Add(this, new Read(this, before, known));
        }

        return this;
    }

    /// <summary>What is computed once per value. Kept beside the values, not in them: <c>with</c> would copy it into the next.</summary>
    private sealed class Read
    {
        private readonly Consultation _consultation;

        public Read(Consultation consultation, Consultation? before, Read? known)
        {
            _consultation = consultation;
            var sameShape = ReferenceEquals(before?.Sections, consultation.Sections) && ReferenceEquals(before.Clauses, consultation.Clauses);
            var sameComments = ReferenceEquals(before?.Comments, consultation.Comments) && ReferenceEquals(before.Sections, consultation.Sections);
            Numbers = Known(sameShape, known?.Numbers) ?? new(() => Code.Numbers.For(consultation));
            Heirs = Known(sameShape, known?.Heirs) ?? new(() => HeirsOf(consultation));
            InOrder = Known(sameComments, known?.InOrder) ?? new(() => [.. ReceivedComments.Of(consultation).InOrder.Select(c => consultation.Comments[c])]);
            Whole = Known(sameComments, known?.Whole) ?? new(() => [.. ReceivedComments.Of(consultation).Whole.Select(c => consultation.Comments[c])]);
            About = sameComments ? known!.About : [];
            Lines = sameComments ? known!.Lines : [];
            Answering = new(() => [.. consultation.CommentsInOrder.Select(c => c.Response).OfType<ResponseId>().Distinct().Select(r => consultation.Responses[r])]);
            Promised = new(() =>
                consultation.Promises.SelectMany(p => p.Responses.Select(consultation.Present).Distinct().Select(r => (Response: r, Promise: p))).ToLookup(p => p.Response, p => p.Promise));
            ReferredBefore = new(() =>
                consultation.Responses.Values.Where(r => r is { Referral: not null, MergedInto: not null }).OrderBy(r => r.Id.Value, StringComparer.Ordinal).ToLookup(r => consultation.Present(r.Id), r => r.Referral!));

            static Lazy<T>? Known<T>(bool same, Lazy<T>? known) => same && known is { IsValueCreated: true } ? known : null;
        }

        public Lazy<Numbers> Numbers { get; }

        public Lazy<ImmutableDictionary<ClauseId, ImmutableList<ClauseId>>> Heirs { get; }

        public Lazy<ILookup<ResponseId, Promise>> Promised { get; }

        /// <summary>By the response it went into, where an answer that was merged hands its matter on.</summary>
        public Lazy<ILookup<ResponseId, Referral>> ReferredBefore { get; }

        public Lazy<ImmutableList<Comment>> InOrder { get; }

        public Lazy<ImmutableList<Comment>> Whole { get; }

        public ConcurrentDictionary<Topic, ImmutableList<Comment>> About { get; }

        /// <summary>By response, the lines of what it answers.</summary>
        public ConcurrentDictionary<ResponseId, ImmutableList<string>> Lines { get; }

        public Lazy<ImmutableArray<Response>> Answering { get; }

        public ImmutableList<Comment> Those(Topic topic) => [.. ReceivedComments.Of(_consultation).About[topic].Select(c => _consultation.Comments[c])];
    }
}
