using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

public sealed partial record Consultation
{
    private Consultation AfterSplit(CommentSplitIntoAsks e)
    {
        var whole = Comments[e.Comment];
        var asks = e.Asks.Select(a => whole with { Id = a.Id, PartOf = whole.Id, Start = a.Start, Body = AskWords.Of(whole.Body, a.Start, a.Length) });
        return (this with
        {
            Comments = Comments.SetItem(whole.Id, whole with { Asks = e.Asks, Response = null }).SetItems(asks.Select(a => KeyValuePair.Create(a.Id, a))),
            SplitMark = new object(),
        }).Answer(e.Response, [whole.Id], e.Asks.ConvertAll(a => a.Id));
    }

    private Consultation AfterJoining(AsksJoined e) => (this with
    {
        Comments = Comments.SetItem(e.Comment, Comments[e.Comment] with { Asks = [], Response = e.Response })
            .SetItems(e.Asks.Select(a => KeyValuePair.Create(a.Id, Comments[a.Id] with { Joined = true, Response = null }))),
        SplitMark = new object(),
    }).Answer(e.Response, e.Asks.ConvertAll(a => a.Id), [e.Comment]);

    /// <summary>A response answers some comments in place of others.</summary>
    private Consultation Answer(ResponseId? response, ImmutableList<CommentId> before, ImmutableList<CommentId> now) =>
        response is { } id ? With(Responses[id] with { Comments = InTableOrder(Responses[id].Comments.RemoveRange(before).AddRange(now)) }) : this;
}
