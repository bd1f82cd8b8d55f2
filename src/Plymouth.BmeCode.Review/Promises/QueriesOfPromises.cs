using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Memo;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Review;

/// <summary>What screens and exports ask about promises.</summary>
public sealed partial record Consultation
{
    private static readonly PerConsultation<ILookup<ResponseId, Promise>> Promised = new(now =>
        now.Promises.SelectMany(p => p.Responses.Select(now.Present).Distinct().Select(r => (Response: r, Promise: p)))
            .ToLookup(p => p.Response, p => p.Promise));

    // By the response it went into, where an answer that was merged hands its matter on.
    private static readonly PerConsultation<ILookup<ResponseId, Referral>> ReferredBefore = new(now =>
        now.Responses.Values.Where(r => r is { Referral: not null, MergedInto: not null }).OrderBy(r => r.Id.Value, StringComparer.Ordinal)
            .ToLookup(r => now.Present(r.Id), r => r.Referral!));

    /// <summary>The response itself, or the one it was merged into.</summary>
    public ResponseId Present(ResponseId response)
    {
        while (Responses[response].MergedInto is { } into)
        {
            response = into;
        }

        return response;
    }

    /// <summary>What a response promises, in order; what those merged into it promised, too.</summary>
    public IEnumerable<Promise> PromisesOf(ResponseId response) => Promised.Of(this)[response];

    /// <summary>Where a response hands its matter on: as written down for itself, else for an answer merged into it; null where nobody has.</summary>
    public Referral? Referral(ResponseId response) =>
        Responses[response].Referral ?? ReferredBefore.Of(this)[response].FirstOrDefault();

    /// <summary>What of a clause stands now: itself, what was split from it, what it was joined into. Empty where it is gone.</summary>
    public ImmutableList<ClauseId> Heirs(ClauseId clause) => StandingHeirs.Of(this, clause);

    /// <summary>The clause to which text with no home yet might go: the first its comments are about. Null where they are about none, or the promise names a clause.</summary>
    public ClauseId? Suggested(Promise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.Clauses.IsEmpty && promise.Kind == PromiseKind.Add
            ? CommentsOf(promise).SelectMany(c => c.About).OfType<AboutClause>().Select(a => (ClauseId?)a.Clause).FirstOrDefault()
            : null;
    }

    /// <summary>The comments whose responses make a promise, in the table's order.</summary>
    public IEnumerable<Comment> CommentsOf(Promise promise) =>
        promise.Responses.Select(Present).Distinct().SelectMany(r => Responses[r].Comments).Select(c => Comments[c]).OrderBy(c => c.Place).ThenBy(c => c.Start);

    /// <summary>Where a promise was made, for people: "the response to line 45", "the responses to lines 11 and 195".</summary>
    public string Source(Promise promise)
    {
        List<ResponseId> responses = [.. promise.Responses.Select(Present).Distinct()];
        return responses is [var only] ? $"the response to {Lines(only, most: 3)}" : $"the responses to {Lines(CommentsOf(promise).Select(c => c.Id), most: 3)}";
    }

    /// <summary>What is promised, for people: "amend 2.2", "add “have received training” (no clause yet)", "define “BME”".</summary>
    public string Words(Promise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        var what = Sentence.List(promise.Clauses.Select(c => Label(promise, c)));
        var words = Sentence.List(promise.Words.Select(w => $"“{w}”"));
        return promise.Kind switch
        {
            PromiseKind.Define => $"define {(words.Length > 0 ? words : "a term")}{(what.Length > 0 ? $" in {what}" : "")}",
            PromiseKind.Add when what.Length > 0 => $"add {(words.Length > 0 ? words : "text")} to {what}",
            PromiseKind.Add => $"add {(words.Length > 0 ? words : "text")} (no clause yet)",
            PromiseKind.Amend or PromiseKind.Delete => $"{promise.Kind.Words()} {(what.Length > 0 ? what : "the Code")}{(words.Length > 0 ? $" to say {words}" : "")}",
        };
    }

    /// <summary>What is offered as a promise, in the words of one: "amend 2.2".</summary>
    public string Words(PromiseOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return Words(new Promise(default, [offer.From], offer.Terms.Kind, offer.Terms.Clauses, offer.Terms.Words, Proposed: true, Withdrawn: null, []));
    }

    /// <summary>One of a promise's clauses for people: its <see cref="Label(ClauseId)"/>; of a deletion "2.3" alone, for that it is deleted is what was promised.</summary>
    public string Label(Promise promise, ClauseId clause)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.Kind == PromiseKind.Delete && Numbers.Of(clause) is null ? Clauses[clause].ConsultationNumber ?? Label(clause) : Label(clause);
    }

    /// <summary>Where some of a promise's clauses keep it and others do not, for people: "Done in 3.3, not yet in 4.3."; null where that is not so.</summary>
    public string? HalfDone(PromiseStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (!standing.IsOpen || standing.Lacking.Count == standing.Promise.Clauses.Count)
        {
            return null;
        }

        var done = standing.Promise.Clauses.Except(standing.Lacking).ToList();
        return done.Count > 0 ? $"Done in {Sentence.List(done.Select(Label))}, not yet in {Sentence.List(standing.Lacking.Select(Label))}." : null;
    }
}
