using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Refusals shared by the rules about comment groups and their inverses. Nobody's words vanish.</summary>
internal static class GroupingRules
{
    /// <summary>Says how a comment has changed since the screen showed it, and what to do.</summary>
    public static string WhatChanged(Consultation now, CommentId id)
    {
        var comment = now.Comments[id];
        var others = comment.Response is { } response ? now.Responses[response].Comments.Remove(id) : [];
        var what =
            !comment.Asks.IsEmpty ? $"has been split into {comment.Asks.Count} asks"
            : comment.Joined ? "has been joined again from its asks"
            : comment.Response is null ? "has left its group"
            : others.IsEmpty ? "has been given a response of its own"
            : $"has been grouped with {now.NamesOf(others)}";
        return $"{Sentence.Of(now.NameOf(comment))} {what} meanwhile. Look again, then repeat it if it is still right.";
    }

    /// <summary>
    /// Refuses when later work depends on a response that began with the decision: its group changed, words were written in it, or it was
    /// marked.
    /// </summary>
    /// <param name="like">The response that it is a copy of, whose marks it has from the beginning; null for none.</param>
    public static Decision? Begun(After after, ResponseId id, IReadOnlyCollection<CommentId> comments, Response? like)
    {
        var response = after.Now.Responses[id];
        return After.Unless(!response.Comments.ToHashSet().SetEquals(comments), "the group was changed")
            ?? After.Unless(after.Written(id.Passage), "words were written in the response")
            ?? After.Unless(response.Disposition != like?.Disposition, "a disposition was set")
            ?? After.Unless(response.Referral != like?.Referral, "its referral was written down")
            ?? After.Unless(response.Internal != (like?.Internal ?? false), "the response's internal mark was changed")
            ?? After.Unless(after.Now.Promises.Exists(p => p.Responses.Contains(id)), "a promise of the response was written down");
    }

    /// <summary>Refuses when one of the comments no longer has the response that the decision gave it.</summary>
    public static Decision? Regrouped(After after, IEnumerable<CommentBefore> before, ResponseId? given) =>
        before.Select(b => after.Now.Comments[b.Comment]).FirstOrDefault(c => c.Response != given || !c.Stands) is { } moved
            ? After.Unless(
                true,
                $"{after.Now.NameOf(moved)} was "
                    + $"{(moved.Stands ? "grouped otherwise" : moved.Joined ? "joined again from its asks" : "split into asks")}"
            )
            : null;
}
