using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    private Consultation AfterGrouping(Event happened) => happened switch
    {
        CommentsGrouped e => (e.Created ? Begin(new Response(e.Response, [], null)) : this).Give(e.Before.Select(b => b.Comment), e.Response).Merge(e.Closed, e.Response),
        CommentSplitOff { Response: { } own } e => Begin(Responses[e.From] with { Id = own, Comments = [] }).PointLike(e.From, own).Give([e.Comment], own),
        CommentSplitOff e => Give([e.Comment], null),
        ResponseAttached e => Begin(new Response(e.Response, [], null)).Give(e.Comments, e.Response),
        GroupingUndone e => e.Now.Aggregate(Reopen(e.Reopened), (now, b) => now.Give([b.Comment], b.Response)).Close(e.Closed),
        DispositionSet e => With(Responses[e.Response] with { Disposition = e.Disposition, DispositionProposed = e.Proposed }),
        ReferralSet e => With(Responses[e.Response] with { Referral = e.Referral }),
        CommentMarkedInternal e => this with { Comments = Comments.SetItems(Comments[e.Comment].Asks.Select(a => a.Id).Append(e.Comment).Select(c => KeyValuePair.Create(c, Comments[c] with { Internal = e.Internal }))) },
        ResponseMarkedInternal e => With(Responses[e.Response] with { Internal = e.Internal }),
        _ => this,
    };

    /// <summary>The comments have this response from now on (null: none), whatever they had before.</summary>
    private Consultation Give(IEnumerable<CommentId> comments, ResponseId? response)
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

    private ImmutableList<CommentId> InTableOrder(IEnumerable<CommentId> comments) => [.. comments.OrderBy(c => Comments[c].Place).ThenBy(c => Comments[c].Start)];

    private Consultation Begin(Response response) => this with { Responses = Responses.Add(response.Id, response) };

    private Consultation With(Response response) => this with { Responses = Responses.SetItem(response.Id, response) };

    private Consultation Close(IEnumerable<ResponseId> responses) => responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = true }));

    private Consultation Merge(IEnumerable<ResponseId> responses, ResponseId into) =>
        responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = true, MergedInto = into }));

    private Consultation Reopen(IEnumerable<ResponseId> responses) => responses.Aggregate(this, (now, r) => now.With(now.Responses[r] with { Closed = false, MergedInto = null }));
}
