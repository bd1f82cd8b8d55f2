using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>
/// The inverse of <see cref="DoubtAccepted"/> and <see cref="DoubtWavedOff"/>: <see cref="Comments"/> have no response again, the response
/// <see cref="Closed"/> is closed.
/// </summary>
public sealed record DoubtReopened(DoubtId Doubt, ImmutableList<CommentId> Comments, ResponseId? Closed) : Event
{
    internal override Consultation Fold(Consultation before, Decided decided) =>
        before
            .With(before.Doubt(Doubt) with { State = DoubtState.Open })
            .Give(Comments, null)
            .Close(Closed is { } closed ? [closed] : [])
            .WithDraftLines(before.Doubt(Doubt).Guess);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
