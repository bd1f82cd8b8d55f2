using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace.Findings;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>Finds the comments, responses and findings that partners may see, by the facilitator's choice.</summary>
internal sealed class LiveAnswers
{
    private readonly Table _table;
    private readonly TableFindings? _findings;
    private readonly ILookup<Topic, Comment> _about;
    private readonly ILookup<ResponseId, LivePromise> _promises;

    public LiveAnswers(Table table, TableFindings? findings)
    {
        (_table, _findings) = (table, findings);
        _about = table
            .Consultation.CommentsInOrder.Where(c => !c.Internal && table.Consultation.Sight != PartnerSight.Wording)
            .SelectMany(c => c.About.Select(topic => (Topic: topic, Comment: c)))
            .ToLookup(a => a.Topic, a => a.Comment);
        _promises = table
            .Promises.Where(p => p.State != PromiseState.Withdrawn && table.Consultation.Sight != PartnerSight.Wording)
            .SelectMany(p =>
                p.Promise.Responses.Select(table.Consultation.Present)
                    .Distinct()
                    .Select(r =>
                        (
                            Response: r,
                            Promise: new LivePromise(table.Consultation.Words(p.Promise), p.State, p.Promise.Proposed, new(p.KeptBy))
                        )
                    )
            )
            .ToLookup(p => p.Response, p => p.Promise);
    }

    /// <summary>Returns the comments and responses about a clause, if partners see them: once it is agreed, or always.</summary>
    public Sequence<LiveAnswer> About(Clause clause) => IsSeen(clause) ? Grouped([new AboutClause(clause.Id)]) : default;

    /// <summary>Returns the findings about a clause, if its answers are seen, because findings speak of comments and responses.</summary>
    public Sequence<LiveFinding> FoundAt(Clause clause) => IsSeen(clause) ? Found(new AboutClause(clause.Id)) : default;

    /// <summary>Returns the findings about a section as such.</summary>
    public Sequence<LiveFinding> FoundAt(Section section) =>
        _table.Consultation.Sight == PartnerSight.Everything ? Found(new AboutSection(section.Id)) : default;

    /// <summary>Returns the comments and responses about a section as such; under a general section also those about the Code.</summary>
    public Sequence<LiveAnswer> About(Section section) =>
        _table.Consultation.Sight != PartnerSight.Everything
            ? default
            : Grouped(
                section.Kind == SectionKind.General ? [new AboutSection(section.Id), new AboutCode()] : [new AboutSection(section.Id)]
            );

    private bool IsSeen(Clause clause) =>
        _table.Consultation.Sight switch
        {
            PartnerSight.Everything => true,
            PartnerSight.AgreedResponses => clause.Status == ClauseStatus.Agreed,
            PartnerSight.Wording => false,
            var sight => throw NotKnown.Of(sight),
        };

    private Sequence<LiveFinding> Found(Topic topic) =>
        _findings is null
            ? default
            : new(
                _findings
                    .At(topic)
                    .Where(f => !f.Internal && !FindingPlaces.IsSaidAnyway(f.Finding))
                    .Select(f => new LiveFinding(f.Finding.Kind, f.Finding.Message))
            );

    private Sequence<LiveAnswer> Grouped(IEnumerable<Topic> topics) =>
        new(topics.SelectMany(topic => _about[topic]).Distinct().GroupBy(c => c.Response?.Value ?? c.Id.Value).Select(Answer));

    private LiveAnswer Answer(IEnumerable<Comment> group)
    {
        var comments = group.ToList();
        var response = comments[0].Response is { } id ? _table.Consultation.Responses[id] : null;
        var withheld = response?.Internal == true;
        var words = response is null || withheld ? null : _table.Wording(response.Id.Passage);
        return new(
            new(
                _table
                    .Consultation.Joined(comments)
                    .Select(c =>
                        Words(c) with
                        {
                            Ask = _table.Consultation.AskOf(c),
                            PartOf = IsFirst(c) ? Words(_table.Consultation.Whole(c)) : null,
                        }
                    )
            ),
            words is { IsBlank: false } ? new LiveWords(words, new(StandingCitations.Beside(_table, response!.Id.Passage))) : null,
            withheld ? null : response?.Disposition,
            response is { DispositionProposed: true },
            response is null || withheld ? default : new(StandingPointers.Of(_table, response.Id).Select(Pointer).OfType<LivePointer>()),
            response is null || withheld ? default : new(_promises[response.Id]),
            withheld
        );
    }

    private LiveWords Words(Comment comment) => new(comment.Body, new(StandingCitations.Beside(_table, comment)));

    private bool IsFirst(Comment comment) => _table.Consultation.Whole(comment).Asks is [var first, ..] && first.Id == comment.Id;

    /// <summary>Returns a pointer as partners see it; null when they do not see what is pointed at.</summary>
    private LivePointer? Pointer(StandingPointer pointer)
    {
        var now = _table.Consultation;
        var clause = now.TopicOf(pointer.To) is AboutClause about ? about.Clause : (ClauseId?)null;
        var seen =
            pointer.To is AtClause or AtSection
            || now.Sight == PartnerSight.Everything
            || (clause is { } under && now.Clauses[under].Status == ClauseStatus.Agreed);
        return seen && PointedWords.ForReaders(now, pointer) is { } words
            ? new(words, PointedWords.Quote(_table, pointer.To), clause)
            : null;
    }
}
