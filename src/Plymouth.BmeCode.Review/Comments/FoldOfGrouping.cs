using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review;

/// <summary>Steps that folds share: comments are given to responses, responses begin, close and open again.</summary>
public sealed partial record Consultation
{
    /// <summary>The comments have this response from now on (null: none), whatever they had before.</summary>
    internal Consultation Give(IEnumerable<CommentId> comments, ResponseId? response)
    {
        var all = Comments.ToBuilder();
        var responses = Responses.ToBuilder();
        foreach (var id in comments)
        {
            if (all[id].Response is { } had)
            {
                responses[had] = responses[had] with { Comments = responses[had].Comments.Remove(id) };
            }

            all[id] = all[id] with { Response = response };
            if (response is { } has)
            {
                responses[has] = responses[has] with { Comments = InTableOrder(responses[has].Comments.Add(id)) };
            }
        }

        return this with { Comments = all.ToImmutable(), Responses = responses.ToImmutable() };
    }

    internal ImmutableList<CommentId> InTableOrder(IEnumerable<CommentId> comments) =>
        [.. comments.OrderBy(c => Comments[c].Place).ThenBy(c => Comments[c].Start)];

    internal Consultation Begin(Response response) => this with { Responses = Responses.Add(response.Id, response) };

    internal Consultation With(Response response) => this with { Responses = Responses.SetItem(response.Id, response) };

    internal Consultation Close(IEnumerable<ResponseId> responses) =>
        responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = true }));

    internal Consultation Merge(IEnumerable<ResponseId> responses, ResponseId into) =>
        responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = true, MergedInto = into }));

    internal Consultation Reopen(IEnumerable<ResponseId> responses) =>
        responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = false, MergedInto = null }));
}
