using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Review.Comments;

public enum DoubtState
{
    Open,
    Accepted,
    WavedOff,
}

/// <summary>Something the reader was not sure of: where, what, and what it would guess.</summary>
/// <param name="Lines">1-based lines (rows) of the source.</param>
/// <param name="Guess">What accepting it does; null where there is nothing to do but to look.</param>
/// <param name="GuessWords">The guess in words for the screen; never null.</param>
public sealed record Doubt(
    DoubtId Id,
    ImmutableList<int> Lines,
    string Message,
    string GuessWords,
    Guess? Guess,
    DoubtState State = DoubtState.Open
);

/// <summary>What accepting a doubt does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(GuessSplitLines), "splitLines")]
[JsonDerivedType(typeof(GuessAnswerAbove), "answerAbove")]
[JsonDerivedType(typeof(GuessAnswerInComment), "answerInComment")]
public abstract record Guess;

/// <summary>
/// The draft's lines fall otherwise: <paramref name="Draft"/> has the same characters, line ends apart. Lines, never characters, change.
/// </summary>
public sealed record GuessSplitLines(ClauseId Clause, Wording Draft) : Guess;

/// <summary>A run of blank cells is answered by the response above: the comments join its group.</summary>
public sealed record GuessAnswerAbove(ResponseId Response, ImmutableList<CommentId> Comments) : Guess;

/// <summary>A bracketed remark at the end of a comment is its answer: it becomes a response; the comment keeps its text.</summary>
public sealed record GuessAnswerInComment(CommentId Comment, Wording Answer) : Guess;
