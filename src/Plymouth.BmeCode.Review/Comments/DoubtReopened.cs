using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>A doubt is open again: the inverse of <see cref="DoubtAccepted"/> and <see cref="DoubtWavedOff"/>.</summary>
/// <param name="Comments">The comments that have no response again; may be empty.</param>
/// <param name="Closed">The response that is closed because it began with the doubt; null when none did.</param>
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
