using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>The step that splitting a comment and joining its asks share.</summary>
public sealed partial record Consultation
{
    /// <summary>A response answers some comments in place of others.</summary>
    internal Consultation Answer(ResponseId? response, ImmutableList<CommentId> before, ImmutableList<CommentId> now) =>
        response is { } id ? With(Responses[id] with { Comments = InTableOrder(Responses[id].Comments.RemoveRange(before).AddRange(now)) }) : this;
}
