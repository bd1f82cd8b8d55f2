using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The states of a doubt.</summary>
public enum DoubtState
{
    /// <summary>Nobody has settled it.</summary>
    Open,
    /// <summary>A member accepted it, and its guess was carried out.</summary>
    Accepted,
    /// <summary>A member settled it, and nothing was done.</summary>
    WavedOff,
}

/// <summary>A place of the received table that the reader was not sure of, with its guess.</summary>
/// <param name="Lines">The lines (rows) of the source, from 1.</param>
/// <param name="Message">The reader's doubt in words for the screen.</param>
/// <param name="GuessWords">The guess in words for the screen; never null.</param>
/// <param name="Guess">The change that accepting it makes; null when there is nothing to do but to look.</param>
public sealed record Doubt(
    DoubtId Id,
    ImmutableList<int> Lines,
    string Message,
    string GuessWords,
    Guess? Guess,
    DoubtState State = DoubtState.Open
);

/// <summary>The change that accepting a doubt makes.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(GuessSplitLines), "splitLines")]
[JsonDerivedType(typeof(GuessAnswerAbove), "answerAbove")]
[JsonDerivedType(typeof(GuessAnswerInComment), "answerInComment")]
[JsonDerivedType(typeof(GuessOwnResponses), "ownResponses")]
public abstract record Guess;

/// <summary>Gives a clause's draft other lines. Only line ends change, no other character.</summary>
/// <param name="Draft">The draft with those lines.</param>
public sealed record GuessSplitLines(ClauseId Clause, Wording Draft) : Guess;

/// <summary>A run of blank cells is answered by the response above: its comments join that response's group.</summary>
public sealed record GuessAnswerAbove(ResponseId Response, ImmutableList<CommentId> Comments) : Guess;

/// <summary>A bracketed remark at the end of a comment is its answer. It becomes a response, and the comment keeps its text.</summary>
public sealed record GuessAnswerInComment(CommentId Comment, Wording Answer) : Guess;

/// <summary>
/// Neighbouring comments that share a short response were each answered by themselves: the first keeps it, each other gets a copy.
/// </summary>
public sealed record GuessOwnResponses(ResponseId Response, ImmutableList<CommentId> Comments) : Guess
{
    /// <summary>Returns those of the comments that still have the response, in order.</summary>
    internal ImmutableList<CommentId> StillSharing(Consultation now) =>
        Comments.FindAll(c => now.Comments[c] is { Stands: true } comment && comment.Response == Response);
}
