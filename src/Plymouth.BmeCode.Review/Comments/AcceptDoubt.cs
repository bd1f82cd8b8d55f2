using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Language;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Accepts a doubt and does what its guess says.</summary>
public sealed record AcceptDoubt(DoubtId Doubt) : Command
{
    internal override IEnumerable<PassageId> Passages(Consultation consultation) =>
        consultation.Doubts.Find(d => d.Id == Doubt)?.Guess switch
        {
            GuessSplitLines guess => [guess.Clause.Passage],
            GuessOwnResponses guess => [guess.Response.Passage],
            _ => [],
        };

    internal override Decision Decide(DecisionContext now) => DoubtRules.OfOpen(now, Doubt, DoubtState.Accepted, doubt => doubt.Guess switch
            {
                GuessSplitLines guess => SplitLines(now, doubt.Id, guess),
                GuessAnswerAbove guess => AnswerAbove(now, doubt.Id, guess),
                GuessAnswerInComment guess => AnswerInComment(now, doubt.Id, guess),
                GuessOwnResponses guess => OwnResponses(now, doubt.Id, guess),
                null => Ruling.Accept(new DoubtAccepted(doubt.Id, null, [], null)),
                var guess => throw NotKnown.Of(guess),
            });

    /// <summary>Gives the draft other lines and keeps its characters. The clause's wording follows if it still says the draft.</summary>
    private static Decision SplitLines(DecisionContext now, DoubtId doubt, GuessSplitLines guess)
    {
        var passage = now.Passage(guess.Clause.Passage);
        if (!passage.Wording.Equals(now.Now.Clauses[guess.Clause].DraftLines ?? passage.Draft) || passage.Wording.Equals(guess.Draft))
        {
            return Ruling.Accept(new DoubtAccepted(doubt, null, [], null));
        }

        if (passage.Closed is not null)
        {
            return Ruling.Closed(
                $"{now.Now.Label(guess.Clause)} cannot change now ({passage.Closed}), and the lines of its wording would. Open it "
                    + "again first."
            );
        }

        var change = Difference.Smallest(passage.Wording, guess.Draft);
        return Ruling.Accept(
            new DoubtAccepted(doubt, null, [], ChangeMade.Of(passage, change)),
            new PassageStep.Change(passage.Id, change)
        );
    }

    private static Decision AnswerAbove(DecisionContext now, DoubtId doubt, GuessAnswerAbove guess)
    {
        ImmutableList<CommentId> unanswered =
        [
            .. guess.Comments.SelectMany(c => now.Now.Parts(now.Now.Comments[c])).Where(c => c.Response is null).Select(c => c.Id),
        ];
        return now.Now.Responses[guess.Response].Closed && !unanswered.IsEmpty
            ? Ruling.Closed(
                "The response above has been merged into another meanwhile. Group these comments with it by hand, and wave the doubt off."
            )
            : Ruling.Accept(new DoubtAccepted(doubt, null, unanswered, null));
    }

    private static Decision AnswerInComment(DecisionContext now, DoubtId doubt, GuessAnswerInComment guess)
    {
        var comment = now.Now.Comments[guess.Comment];
        if (!comment.Stands)
        {
            return Ruling.Stale(GroupingRules.WhatChanged(now.Now, comment.Id));
        }

        if (comment.Response is not null)
        {
            return Ruling.Stale(
                $"{Sentence.Of($"{comment.Number}")} has a response meanwhile. Write the remark into it if it is wanted, and "
                    + "wave the doubt off."
            );
        }

        var response = new ResponseId(now.Asked.Ids.Next("r"));
        return Ruling.Accept(
            new DoubtAccepted(doubt, response, [comment.Id], null),
            new PassageStep.Create(response.Passage, PassageKind.Response, guess.Answer, null)
        );
    }

    private static Decision OwnResponses(DecisionContext now, DoubtId doubt, GuessOwnResponses guess)
    {
        var apart = guess.StillSharing(now.Now).Skip(1).ToImmutableList();
        if (apart.IsEmpty)
        {
            return Ruling.Accept(new DoubtAccepted(doubt, null, [], null));
        }

        var answer = now.Passage(guess.Response.Passage);
        var own = apart.ConvertAll(_ => new ResponseId(now.Asked.Ids.Next("r")));
        return Ruling.Accept(
            new DoubtAccepted(doubt, null, apart, null) { Own = own },
            [
                .. own.Select(r => new PassageStep.Create(r.Passage, PassageKind.Response, answer.Wording, answer.Id)
                {
                    Sources = Source.OfAll(answer.Wording, answer),
                }),
            ]
        );
    }
}

/// <summary>A doubt was accepted: comments got the response that was guessed, or a draft got other lines.</summary>
/// <param name="Created">The response that began with this; null when none did.</param>
/// <param name="Comments">The comments that got a response; may be empty.</param>
/// <param name="Change">The change that gave the clause's wording its lines; null unless it still said the draft.</param>
public sealed record DoubtAccepted(DoubtId Doubt, ResponseId? Created, ImmutableList<CommentId> Comments, ChangeMade? Change)
    : Event,
        IRestsOnWords
{
    /// <summary>
    /// The copies that began with this, one for each of <see cref="Comments"/>, in that order; null when the comments share a response.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ResponseId>? Own { get; init; }

    internal override Consultation Fold(Consultation before, Decided decided)
    {
        var doubt = before.Doubt(Doubt);
        if (Own is not null && (doubt.Guess is not GuessOwnResponses || Own.Count != Comments.Count))
        {
            throw new FormatException($"Doubt {Doubt} gives {Comments.Count} comments {Own.Count} responses of their own.");
        }

        var now = before.With(doubt with { State = DoubtState.Accepted });
        return doubt.Guess switch
        {
            GuessAnswerAbove guess => now.Give(Comments, guess.Response),
            GuessAnswerInComment when Created is { } created => now.Begin(new Response(created, [], null)).Give(Comments, created),
            GuessSplitLines guess => now.WithDraftLines(guess),
            GuessOwnResponses guess => Comments
                .Zip(Own ?? [])
                .Aggregate(now, (table, p) => table.BeginCopy(p.Second, guess.Response).Give([p.First], p.Second)),
            GuessAnswerInComment or null => now,
            var guess => throw NotKnown.Of(guess),
        };
    }

    IEnumerable<PassageId> IRestsOnWords.TakenBackIn(Consultation now) =>
        new[] { Created?.Passage, Change?.Passage }.OfType<PassageId>().Concat((Own ?? []).Select(r => r.Passage));

    internal override Decision TakeBack(After after)
    {
        var doubt = after.Now.Doubt(Doubt);
        if (Own is { } own)
        {
            return After.Unless(doubt.State != DoubtState.Accepted, "the doubt was opened again")
                ?? TakeBackCopies(after, ((GuessOwnResponses)doubt.Guess!).Response, own);
        }

        var given = Created ?? (doubt.Guess as GuessAnswerAbove)?.Response;
        return After.Unless(doubt.State != DoubtState.Accepted, "the doubt was opened again")
            ?? GroupingRules.Regrouped(after, Comments.Select(c => new CommentBefore(c, null)), given)
            ?? (
                Created is { } created ? GroupingRules.Begun(after, created, Comments, null)
                : given is { } above
                    ? After.Unless(
                        !Comments.IsEmpty && after.Now.Responses[above].Comments.Count == Comments.Count,
                        "the comments the response was for have left its group"
                    )
                : null
            )
            ?? Reworded(after, Change)
            ?? Ruling.Accept(
                new DoubtReopened(Doubt, Comments, Created),
                [
                    .. Created is { } begun ? new PassageStep[] { new PassageStep.Close(begun.Passage, UndoRules.Undone) } : [],
                    .. Change is { } change ? new PassageStep[] { change.StepBack } : [],
                ]
            );
    }

    private Decision TakeBackCopies(After after, ResponseId from, ImmutableList<ResponseId> own)
    {
        var response = after.Now.Responses[from];
        return After.Unless(response.Closed, "the response they came from was merged into another")
            ?? Comments
                .Zip(own)
                .Select(p =>
                    GroupingRules.Regrouped(after, [new CommentBefore(p.First, from)], p.Second)
                    ?? GroupingRules.Begun(after, p.Second, [p.First], response)
                )
                .FirstOrDefault(d => d is not null)
            ?? Ruling.Accept(
                new DoubtReopened(Doubt, Comments, null) { Own = own },
                own.Select(r => new PassageStep.Close(r.Passage, UndoRules.Undone))
            );
    }

    private static Decision? Reworded(After after, ChangeMade? change) =>
        change is null
            ? null
            : After.Unless(after.Passage(change.Passage) is { Closed: not null }, $"{after.Now.Label(change.Passage)} was closed")
                ?? After.Unless(
                    !change.Left(after.Passage(change.Passage).Wording),
                    $"the wording of {after.Now.Label(change.Passage)} was changed"
                );
}
