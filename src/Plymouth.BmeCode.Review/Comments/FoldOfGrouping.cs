using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Pointers;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Steps that folds share: comments are given to responses, responses begin, close and open again.</summary>
internal static class FoldOfGrouping
{
    extension(Consultation consultation)
    {
        /// <summary>Gives the comments a response (null: none) in place of the one they had.</summary>
        public Consultation Give(IEnumerable<CommentId> comments, ResponseId? response)
        {
            var all = consultation.Comments.ToBuilder();
            var responses = consultation.Responses.ToBuilder();
            var touched = consultation.Touched.ToBuilder();
            foreach (var id in comments)
            {
                touched.Add(new CommentSubject(id));
                if (all[id].Response is { } had)
                {
                    touched.Add(new ResponseSubject(had));
                    responses[had] = responses[had] with { Comments = responses[had].Comments.Remove(id) };
                }

                all[id] = all[id] with { Response = response };
                if (response is { } has)
                {
                    touched.Add(new ResponseSubject(has));
                    responses[has] = responses[has] with { Comments = consultation.InTableOrder(responses[has].Comments.Add(id)) };
                }
            }

            return consultation with
            {
                Comments = all.ToImmutable(),
                Responses = responses.ToImmutable(),
                Touched = touched.ToImmutable(),
            };
        }

        public ImmutableList<CommentId> InTableOrder(IEnumerable<CommentId> comments) =>
            [.. comments.OrderBy(c => consultation.Comments[c].Place).ThenBy(c => consultation.Comments[c].Start)];

        public Consultation Begin(Response response) =>
            consultation with
            {
                Responses = consultation.Responses.Add(response.Id, response),
                Touched = consultation.Touched.Add(new ResponseSubject(response.Id)),
            };

        /// <summary>Begins a response as a copy of another, with its disposition, marks and pointers, to no comment yet.</summary>
        public Consultation BeginCopy(ResponseId copy, ResponseId from) =>
            consultation.Begin(consultation.Responses[from] with { Id = copy, Comments = [], Merged = [] }).PointLike(from, copy);

        public Consultation With(Response response) =>
            consultation with
            {
                Responses = consultation.Responses.SetItem(response.Id, response),
                Touched = consultation.Touched.Add(new ResponseSubject(response.Id)),
            };

        public Consultation Close(IEnumerable<ResponseId> responses) =>
            responses.Aggregate(consultation, (now, r) => now.With(now.Responses[r] with { Closed = true }));

        public Consultation Merge(IEnumerable<ResponseId> responses, ResponseId into) =>
            responses.Aggregate(
                consultation,
                (now, r) =>
                    now.With(now.Responses[r] with { Closed = true, MergedInto = into })
                        .With(now.Responses[into] with { Merged = now.Responses[into].Merged.Add(r) })
            );

        public Consultation Reopen(IEnumerable<ResponseId> responses) =>
            responses.Aggregate(
                consultation,
                (now, r) =>
                    (
                        now.Responses[r].MergedInto is { } into
                            ? now.With(now.Responses[into] with { Merged = now.Responses[into].Merged.Remove(r) })
                            : now
                    ).With(now.Responses[r] with { Closed = false, MergedInto = null })
            );
    }
}
