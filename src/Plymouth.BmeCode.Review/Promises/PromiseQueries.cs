using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Offers;

namespace Plymouth.BmeCode.Review.Promises;

/// <summary>Answers what screens and exports ask about promises.</summary>
public static class PromiseQueries
{
    extension(Consultation consultation)
    {
        /// <summary>Returns a promise, withdrawn or not.</summary>
        /// <exception cref="KeyNotFoundException">It is not of this consultation.</exception>
        public Promise Promise(PromiseId id) =>
            PromiseIndex.Of(consultation).ById.TryGetValue(id, out var known)
                ? known.Promise
                : throw new KeyNotFoundException($"Promise {id} is not of consultation {consultation.Id}.");

        /// <summary>Returns the promises of a response, in order, with those of responses that were merged into it.</summary>
        public IEnumerable<Promise> PromisesOf(ResponseId response)
        {
            var index = PromiseIndex.Of(consultation);
            var merged = consultation.WithMerged(response);
            return merged.Count == 1
                ? index.ByResponse[response].Select(p => p.Promise)
                : merged.SelectMany(r => index.ByResponse[r]).DistinctBy(p => p.Promise.Id).OrderBy(p => p.Place).Select(p => p.Promise);
        }

        /// <summary>Returns a clause to which text without a clause might go: the first that the promise's comments are about.</summary>
        /// <returns>Null when they are about none, or when the promise names a clause.</returns>
        public ClauseId? Suggested(Promise promise)
        {
            ArgumentNullException.ThrowIfNull(promise);
            return promise.Clauses.IsEmpty && promise.Kind == PromiseKind.Add
                ? consultation.CommentsOf(promise).SelectMany(c => c.About).OfType<AboutClause>().FirstOrDefault()?.Clause
                : null;
        }

        /// <summary>Returns the comments whose responses make a promise, in the table's order.</summary>
        public IEnumerable<Comment> CommentsOf(Promise promise) =>
            promise
                .Responses.Select(consultation.Present)
                .Distinct()
                .SelectMany(r => consultation.Responses[r].Comments)
                .Select(c => consultation.Comments[c])
                .OrderBy(c => c.Place)
                .ThenBy(c => c.Start);

        /// <summary>
        /// Names the responses that make a promise, for people: "the response to 2.3, comment 4", "the responses to
        /// 2.3, comments 4 and 5".
        /// </summary>
        public string Source(Promise promise)
        {
            List<ResponseId> responses = [.. promise.Responses.Select(consultation.Present).Distinct()];
            return responses is [var only]
                ? $"the response to {consultation.NamesOf(only, most: 3)}"
                : $"the responses to {consultation.NamesOf(consultation.CommentsOf(promise).Select(c => c.Id), most: 3)}";
        }

        /// <summary>Says what is promised, for people: "amend 2.2", "add “being led” (no clause yet)", "define “BME”".</summary>
        public string Words(Promise promise)
        {
            ArgumentNullException.ThrowIfNull(promise);
            var what = Sentence.List(promise.Clauses.Select(c => consultation.Label(promise, c)));
            var words = Sentence.List(promise.Words.Select(w => $"“{w}”"));
            return promise.Kind switch
            {
                PromiseKind.Define => $"define {(words.Length > 0 ? words : "a term")}{(what.Length > 0 ? $" in {what}" : "")}",
                PromiseKind.Add when what.Length > 0 => $"add {(words.Length > 0 ? words : "text")} to {what}",
                PromiseKind.Add => $"add {(words.Length > 0 ? words : "text")} (no clause yet)",
                PromiseKind.Amend or PromiseKind.Delete =>
                    $"{promise.Kind.Words()} {(what.Length > 0 ? what : "the Code")}{(words.Length > 0 ? $" to say {words}" : "")}",
            };
        }

        /// <summary>Says what an offer would promise, in the words of a promise: "amend 2.2".</summary>
        public string Words(PromiseOffer offer)
        {
            ArgumentNullException.ThrowIfNull(offer);
            var (kind, clauses, words) = (offer.Terms.Kind, offer.Terms.Clauses, offer.Terms.Words);
            return consultation.Words(new Promise(default, [offer.From], kind, clauses, words, Proposed: true, Withdrawn: null, []));
        }

        /// <summary>Returns a clause of a promise for people, as clauses are labelled; for a promised deletion "2.3" alone.</summary>
        /// <remarks>There "2.3, deleted" would say twice what was promised.</remarks>
        public string Label(Promise promise, ClauseId clause)
        {
            ArgumentNullException.ThrowIfNull(promise);
            return promise.Kind == PromiseKind.Delete && consultation.Numbers.Of(clause) is null
                ? consultation.Clauses[clause].ConsultationNumber ?? consultation.Label(clause)
                : consultation.Label(clause);
        }

        /// <summary>Says that only some of a promise's clauses keep it: "Done in 3.3, not yet in 4.3."; null when that is not so.</summary>
        public string? HalfDone(PromiseStanding standing)
        {
            ArgumentNullException.ThrowIfNull(standing);
            if (!standing.IsOpen || standing.Lacking.Count == standing.Promise.Clauses.Count)
            {
                return null;
            }

            var done = standing.Promise.Clauses.Except(standing.Lacking).Select(consultation.Label).ToList();
            var lacking = standing.Lacking.Select(consultation.Label);
            return done.Count == 0 ? null : $"Done in {Sentence.List(done)}, not yet in {Sentence.List(lacking)}.";
        }
    }
}
