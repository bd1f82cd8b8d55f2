namespace Plymouth.BmeCode.Review;

/// <summary>Comment groups: comments come to one response, leave it, or get a first one. Nobody's words vanish.</summary>
internal static class GroupingRules
{
    /// <summary>What became of a comment while a screen showed it otherwise, and what to do.</summary>
    internal static string WhatChanged(Consultation now, CommentId id)
    {
        var comment = now.Comments[id];
        var others = comment.Response is { } response ? now.Responses[response].Comments.Remove(id) : [];
        var what = !comment.Asks.IsEmpty ? $"has been split into {comment.Asks.Count} asks"
            : comment.Joined ? "has been joined again from its asks"
            : comment.Response is null ? "has left its group"
            : others.IsEmpty ? "has been given a response of its own"
            : $"has been grouped with {now.Lines(others)}";
        return $"The comment on line {now.LineOf(comment)} {what} meanwhile. Look again, then repeat it if it is still right.";
    }
}
