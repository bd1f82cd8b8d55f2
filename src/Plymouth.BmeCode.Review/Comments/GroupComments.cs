using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Gives several comments one response. The words of their other responses follow below those of the leading one.</summary>
/// <param name="Seen">The comments, each with its response as the screen showed it.</param>
/// <param name="Leading">
/// The response whose words come first. Null asks for one, with a <see cref="Refusal.ChooseLeading"/> refusal, when several have words.
/// </param>
public sealed record GroupComments(ImmutableList<CommentBefore> Seen, ResponseId? Leading) : Command
{
    /// <summary>The reason why a passage is closed when its words went to another response.</summary>
    private const string Merged = "merged";

    internal override IEnumerable<PassageId> Passages(Consultation consultation) =>
        Seen.Select(s => consultation.Comments.GetValueOrDefault(s.Comment)?.Response).OfType<ResponseId>().Select(r => r.Passage);

    internal override Decision Decide(DecisionContext now)
    {
        var seen = Seen.DistinctBy(s => s.Comment).ToList();
        if (seen.Find(s => !now.Now.Comments.ContainsKey(s.Comment)) is { } unknown)
        {
            return Ruling.NotFound($"Comment {unknown.Comment}");
        }

        if (seen.Count < 2)
        {
            return Ruling.Invalid("A group is made of two comments or more. Choose another comment to go with this one.");
        }

        if (seen.Find(s => now.Now.Comments[s.Comment] is var c && (!c.Stands || c.Response != s.Response)) is { } moved)
        {
            return Ruling.Stale(GroupingRules.WhatChanged(now.Now, moved.Comment));
        }

        var involved = Involved(now.Now, seen.Select(s => s.Comment));
        if (involved.Count == 0)
        {
            var response = new ResponseId(now.Asked.Ids.Next("r"));
            return Ruling.Accept(
                new CommentsGrouped(response, true, [.. seen], [], null),
                new PassageStep.Create(response.Passage, PassageKind.Response, Wording.Empty, null)
            );
        }

        if (involved.Count == 1)
        {
            return seen.All(s => s.Response == involved[0]) ? Ruling.AlreadySo : Merge(now, seen, involved[0], []);
        }

        var answers = MayLead(involved, passage => now.Passage(passage).Wording)
            .ConvertAll(r => (Response: r, now.Passage(r.Passage).Wording));
        if (answers.Count < 2)
        {
            return Merge(now, seen, answers.Count == 1 ? answers[0].Response : involved[0], []);
        }

        if (Leading is not { } leading)
        {
            return Ruling.Refuse(
                Refusal.ChooseLeading,
                "Choose which response comes first; the words of the others follow below it: "
                    + $"{Sentence.List(answers.Select(a => $"“{Start(a.Wording)}” ({now.Now.NamesOf(a.Response)})"))}."
            );
        }

        if (!involved.Contains(leading) || now.Passage(leading.Passage).Wording.IsBlank)
        {
            return Ruling.Invalid("The response chosen to come first has no words, or is not of these comments. Choose again.");
        }

        var first = now.Passage(leading.Passage).Wording.ToText();
        answers.RemoveAll(a => a.Wording.ToText() == first);
        return answers.Exists(a => now.Now.Responses[a.Response].Internal != now.Now.Responses[leading].Internal)
            ? Ruling.Invalid(
                "One of these responses is marked internal and another is not, and their words would stand together. Give them the "
                    + "same mark first."
            )
            : Merge(now, seen, leading, [.. answers.Select(a => now.Passage(a.Response.Passage))]);
    }

    /// <summary>
    /// Returns the responses from which a leading one must be chosen when these comments are grouped: those with words, and only the first
    /// of several with the same words. Fewer than two need no choice.
    /// </summary>
    public static IReadOnlyList<ResponseId> MayLead(Table table, IEnumerable<CommentId> comments)
    {
        ArgumentNullException.ThrowIfNull(table);
        return MayLead(Involved(table.Consultation, comments), table.Wording);
    }

    private static List<ResponseId> MayLead(List<ResponseId> involved, Func<PassageId, Wording> wording) =>
        [.. involved.Where(r => !wording(r.Passage).IsBlank).DistinctBy(r => wording(r.Passage).ToText())];

    /// <summary>Returns the responses that the comments have, in the order of the table.</summary>
    private static List<ResponseId> Involved(Consultation now, IEnumerable<CommentId> comments) =>
        [
            .. comments
                .Select(c => now.Comments[c])
                .OrderBy(c => c.Place)
                .ThenBy(c => c.Start)
                .Select(c => c.Response)
                .OfType<ResponseId>()
                .Distinct(),
        ];

    private static Decision Merge(DecisionContext now, List<CommentBefore> seen, ResponseId leading, ImmutableList<PassageState> below)
    {
        var named = seen.Select(s => s.Comment).ToHashSet();
        ImmutableList<ResponseId> closed =
        [
            .. seen.Select(s => s.Response)
                .OfType<ResponseId>()
                .Distinct()
                .Where(r => r != leading && now.Now.Responses[r].Comments.All(named.Contains)),
        ];
        var steps = new List<PassageStep>();
        ChangeMade? made = null;
        if (!below.IsEmpty)
        {
            var before = now.Passage(leading.Passage);
            var (change, sources) = (Delta.Empty, ImmutableList<Source>.Empty);
            foreach (var more in below)
            {
                var into = before.Wording.Apply(change);
                sources = sources.Add(Joining.SourceBelow(into, more));
                change = change.Compose(Joining.Below(into, more.Wording));
            }

            made = ChangeMade.Of(before, change);
            steps.Add(new PassageStep.Change(leading.Passage, change) { Sources = sources });
        }

        steps.AddRange(closed.Select(r => new PassageStep.Close(r.Passage, Merged)));
        return Ruling.Accept(new CommentsGrouped(leading, false, [.. seen.Where(s => s.Response != leading)], closed, made), steps);
    }

    private static string Start(Wording wording) =>
        wording.ToText().ReplaceLineEndings(" ") is { Length: > 60 } text
            ? text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…"
            : wording.ToText().ReplaceLineEndings(" ");
}

/// <summary>Comments were given to one response.</summary>
/// <param name="Response">The response they have now.</param>
/// <param name="Created">True when that response began with this.</param>
/// <param name="Before">The comments that changed their response, each with the one it had before.</param>
/// <param name="Closed">The responses that have no comments left and were merged into this one.</param>
/// <param name="Change">The change that added the others' words below those of the response; null when nothing was added.</param>
public sealed record CommentsGrouped(
    ResponseId Response,
    bool Created,
    ImmutableList<CommentBefore> Before,
    ImmutableList<ResponseId> Closed,
    ChangeMade? Change
) : Event, IRestsOnWords
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        (Created ? before.Begin(new Response(Response, [], null)) : before)
            .Give(Before.Select(b => b.Comment), Response)
            .Merge(Closed, Response);

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) => [Response.Passage, .. Closed.Select(r => r.Passage)];

    internal override Decision TakeBack(After after)
    {
        var now = after.Now;
        var back = new GroupingUndone(Before, Created ? [Response] : [], Closed);
        return GroupingRules.Regrouped(after, Before, Response)
            ?? After.Unless(Closed.Exists(r => !now.Responses[r].Closed), "one of the merged responses was opened again")
            ?? After.Unless(
                Before.Exists(b => b.Response is { } r && !Closed.Contains(r) && now.Responses[r].Closed),
                "the response a comment came from was merged into another"
            )
            ?? (Created ? GroupingRules.Begun(after, Response, [.. Before.Select(b => b.Comment)], null) : Emptied(after))
            ?? Ruling.Accept(
                back,
                [
                    .. TakeWordsOut(after),
                    .. back.Closed.Select(r => new PassageStep.Close(r.Passage, UndoRules.Undone)),
                    .. back.Reopened.Select(r => new PassageStep.Reopen(r.Passage)),
                ]
            );
    }

    private Decision? Emptied(After after) =>
        After.Unless(after.Now.Responses[Response].Comments.Count == Before.Count, "the comments the response was for have left its group");

    /// <summary>Takes the words that followed below out of the response again. Words that were edited meanwhile stay.</summary>
    private IEnumerable<PassageStep> TakeWordsOut(After after)
    {
        if (Change is not { } change)
        {
            return [];
        }

        var passage = after.Passage(change.Passage);
        var back = change.Left(passage.Wording)
            ? change.StepBack
            : new PassageStep.Change(
                passage.Id,
                Closed
                    .Select(r => after.Passage(r.Passage).Wording)
                    .Where(w => !w.IsBlank)
                    .Aggregate(Delta.Empty, (all, words) =>
                        Joining.TakeOut(passage.Wording.Apply(all), words) is { } more ? all.Compose(more) : all
                    )
            );
        return back.Delta.IsEmpty ? [] : [back];
    }
}

/// <summary>A comment and the response it had; null for none.</summary>
public sealed record CommentBefore(CommentId Comment, ResponseId? Response);
