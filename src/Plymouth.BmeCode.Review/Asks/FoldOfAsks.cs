using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>The step that splitting a comment and joining its asks share.</summary>
internal static class FoldOfAsks
{
    extension(Consultation consultation)
    {
        /// <summary>Makes a response answer some comments in place of others; without a response, nothing changes.</summary>
        public Consultation Answer(ResponseId? response, ImmutableList<CommentId> before, ImmutableList<CommentId> now) =>
            response is { } id && consultation.Responses[id] is var had
                ? consultation.With(had with { Comments = consultation.InTableOrder(had.Comments.RemoveRange(before).AddRange(now)) })
                : consultation;
    }
}
