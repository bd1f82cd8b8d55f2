using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    /// <summary>The consultation after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event does not follow: a broken journal.</exception>
    public static Consultation Apply(Consultation? before, Decided decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (decided.Version != (before?.Version ?? -1) + 1 || before is null != decided.Event is ConsultationReceived)
        {
            throw new InvalidOperationException($"Event {decided.Version} ({decided.Event.GetType().Name}) does not follow version {before?.Version ?? -1} of consultation {before?.Id}.");
        }

        var after = before is null ? Received((ConsultationReceived)decided.Event, decided) : before.After(decided.Event, decided);
        return (after with { Version = decided.Version }).Following(before);
    }

    /// <summary>The fold of a whole journal.</summary>
    public static Consultation Of(IEnumerable<Decided> journal) =>
        journal.Aggregate((Consultation?)null, Apply) ?? throw new InvalidOperationException("An empty journal is no consultation.");

    private static Consultation Received(ConsultationReceived received, Decided decided)
    {
        var answered = received.Responses.SelectMany(r => r.Comments.Select(c => (c, r.Id))).ToDictionary(p => p.c, p => p.Id);
        var place = 0;
        var consultation = new Consultation
        {
            Id = received.Id,
            Title = received.Title,
            SourceFile = received.SourceFile,
            ReceivedBy = decided.Member,
            ReceivedAt = decided.At,
            Sections = [.. received.Sections.Select(s => new Section(s.Id, s.Kind, s.Scheme, s.ConsultationNumber, [.. s.Clauses.Select(c => c.Id)]))],
            Clauses = received.Sections.SelectMany(s => s.Clauses.Select(c => new Clause(c.Id, s.Id, c.ConsultationNumber, ClauseStatus.Open, null, []))).ToImmutableDictionary(c => c.Id),
            Comments = received.Comments.Select(c => new Comment(c.Id, place++, new SourcePlace(received.SourceFile, c.Line), c.Consultee, c.Body, c.About, answered.TryGetValue(c.Id, out var response) ? response : null)).ToImmutableDictionary(c => c.Id),
            Doubts = received.Doubts,
            Pointers = received.Pointers ?? [],
            PointersReceived = received.Pointers is not null,
            Promises = received.Promises?.ConvertAll(p => new Promise(p.Id, p.Responses, p.Kind, p.Clauses, p.Words, Proposed: true, null, [])) ?? [],
        };
        consultation = consultation with
        {
            Responses = received.Responses.Select(r => new Response(r.Id, consultation.InTableOrder(r.Comments), r.Disposition, DispositionProposed: r.Disposition is not null)).ToImmutableDictionary(r => r.Id),
        };
        return consultation with { ReceivedPassages = [.. consultation.Passages.Select(p => p.Id)] };
    }

    private Consultation After(Event happened, Decided decided) => happened switch
    {
        TitleChanged e => this with { Title = e.Title },
        CommentsGrouped or CommentSplitOff or ResponseAttached or GroupingUndone or DispositionSet or ReferralSet or CommentMarkedInternal or ResponseMarkedInternal => AfterGrouping(happened),
        CommentSplitIntoAsks e => AfterSplit(e),
        AsksJoined e => AfterJoining(e),
        ClauseAdded or ClauseMoved or ClauseDeleted or ClauseBroughtBack or ClauseSplit or ClausesJoined or JoinUndone => AfterClause(happened),
        SectionAdded or SectionMoved or SectionDeleted or SectionBroughtBack => AfterSection(happened),
        ClauseAgreed or ClauseReopened or AgreementRestored or RevisionKept or RevisionWithdrawn or WordingRestored => AfterAgreement(happened, decided),
        DoubtAccepted or DoubtWavedOff or DoubtReopened => AfterDoubt(happened),
        PromiseMade or PromiseUnmade or PromiseConfirmed or PromiseChanged or PromiseWithdrawn or PromiseRenewed or PromiseConfirmedKept or PromiseKeptTakenBack => AfterPromise(happened, decided),
        FindingDismissed or FindingReopened or DismissalRestored => AfterFinding(happened, decided),
        PointerSet e => AfterPointer(e),
        CrossReferenceMade or CrossReferenceTakenBack => this,
        CodePublished e => AfterPublication(e, decided),
        DiscussionMoved e => this with { Discussing = e.Clause },
        SightChosen e => this with { Sight = e.Sight },
        DecisionUndone e => After(e.Inverse, decided),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is not known to the fold."),
    };
}
