using System.Collections.Immutable;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review;

/// <summary>Comment groups: comments come to one response, leave it, or get a first one. Nobody's words vanish.</summary>
internal static class GroupingRules
{
    /// <summary>Why a passage is closed whose words went to another response.</summary>
    public const string Merged = "merged";

    public static Decision Group(Case now, GroupComments command)
    {
        var seen = command.Seen.DistinctBy(s => s.Comment).ToList();
        if (seen.Find(s => !now.Now.Comments.ContainsKey(s.Comment)) is { } unknown)
        {
            return Say.NotFound($"Comment {unknown.Comment}");
        }

        if (seen.Count < 2)
        {
            return Say.Invalid("A group is made of two comments or more. Choose another comment to go with this one.");
        }

        if (seen.Find(s => now.Now.Comments[s.Comment] is var c && (!c.Stands || c.Response != s.Response)) is { } moved)
        {
            return Say.Stale(WhatChanged(now.Now, moved.Comment));
        }

        var involved = seen.OrderBy(s => now.Now.Comments[s.Comment].Place).ThenBy(s => now.Now.Comments[s.Comment].Start).Select(s => s.Response).OfType<ResponseId>().Distinct().ToList();
        if (involved.Count == 0)
        {
            var response = new ResponseId(now.Asked.Ids.Next("r"));
            return Say.Accept(new CommentsGrouped(response, true, [.. seen], [], null), new PassageStep.Create(response.Passage, PassageKind.Response, Wording.Empty, null));
        }

        if (involved.Count == 1)
        {
            return seen.All(s => s.Response == involved[0]) ? Say.AlreadySo : Merge(now, seen, involved[0], []);
        }

        var answers = involved.Select(r => (Response: r, now.Passage(r.Passage).Wording)).Where(a => !a.Wording.IsBlank).DistinctBy(a => a.Wording.ToText()).ToList();
        if (answers.Count < 2)
        {
            return Merge(now, seen, answers.Count == 1 ? answers[0].Response : involved[0], []);
        }

        if (command.Leading is not { } leading)
        {
            return Say.Refuse(Refusal.ChooseLeading, $"Choose which answer comes first; the words of the others follow below it: {Say.List(answers.Select(a => $"“{Start(a.Wording)}” ({now.Now.Lines(a.Response)})"))}.");
        }

        if (!involved.Contains(leading) || now.Passage(leading.Passage).Wording.IsBlank)
        {
            return Say.Invalid("The answer chosen to come first has no words, or is not of these comments. Choose again.");
        }

        var first = now.Passage(leading.Passage).Wording.ToText();
        answers.RemoveAll(a => a.Wording.ToText() == first);
        return answers.Exists(a => now.Now.Responses[a.Response].Internal != now.Now.Responses[leading].Internal)
            ? Say.Invalid("One of these answers is marked internal and another is not, and their words would stand together. Give them the same mark first.")
            : Merge(now, seen, leading, [.. answers.Select(a => a.Wording)]);
    }

    private static Decision Merge(Case now, List<CommentBefore> seen, ResponseId leading, ImmutableList<Wording> below)
    {
        var named = seen.Select(s => s.Comment).ToHashSet();
        ImmutableList<ResponseId> closed = [.. seen.Select(s => s.Response).OfType<ResponseId>().Distinct().Where(r => r != leading && now.Now.Responses[r].Comments.All(named.Contains))];
        var steps = new List<PassageStep>();
        ChangeMade? made = null;
        if (!below.IsEmpty)
        {
            var before = now.Passage(leading.Passage).Wording;
            var change = below.Aggregate(Delta.Empty, (all, more) => all.Compose(Joining.Below(before.Apply(all), more)));
            made = ChangeMade.Of(leading.Passage, before, change);
            steps.Add(new PassageStep.Change(leading.Passage, change));
        }

        steps.AddRange(closed.Select(r => new PassageStep.Close(r.Passage, Merged)));
        return Say.Accept(new CommentsGrouped(leading, false, [.. seen.Where(s => s.Response != leading)], closed, made), steps);
    }

    public static Decision SplitOff(Case now, SplitOffComment command)
    {
        if (!now.Now.Comments.TryGetValue(command.Comment, out var comment))
        {
            return Say.NotFound($"Comment {command.Comment}");
        }

        if (!comment.Stands || comment.Response != command.SeenResponse)
        {
            return Say.Stale(WhatChanged(now.Now, comment.Id));
        }

        if (now.Now.Responses[command.SeenResponse].Comments.Count < 2)
        {
            return Say.Invalid($"The comment on line {now.Now.LineOf(comment)} stands alone already; there is nothing to split it off from.");
        }

        var answer = now.Passage(command.SeenResponse.Passage).Wording;
        if (answer.IsBlank)
        {
            return Say.Accept(new CommentSplitOff(comment.Id, command.SeenResponse, null));
        }

        var copy = new ResponseId(now.Asked.Ids.Next("r"));
        return Say.Accept(
            new CommentSplitOff(comment.Id, command.SeenResponse, copy),
            new PassageStep.Create(copy.Passage, PassageKind.Response, answer, command.SeenResponse.Passage));
    }

    public static Decision Attach(Case now, AttachResponse command)
    {
        if (!now.Now.Comments.TryGetValue(command.Comment, out var comment))
        {
            return Say.NotFound($"Comment {command.Comment}");
        }

        if (!comment.Stands)
        {
            return Say.Stale(WhatChanged(now.Now, comment.Id));
        }

        if (comment.Response is not null)
        {
            return Say.AlreadySo;
        }

        var response = new ResponseId(now.Asked.Ids.Next("r"));
        return Say.Accept(new ResponseAttached(response, [comment.Id]), new PassageStep.Create(response.Passage, PassageKind.Response, Wording.Empty, null));
    }

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

    private static string Start(Wording wording) => wording.ToText().ReplaceLineEndings(" ") is { Length: > 60 } text ? text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…" : wording.ToText().ReplaceLineEndings(" ");
}
