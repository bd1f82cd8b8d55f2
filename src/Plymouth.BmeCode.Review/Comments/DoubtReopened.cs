using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Journal;
using Plymouth.BmeCode.Review.Undo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>A doubt is open again: the inverse of <see cref="DoubtAccepted"/> and <see cref="DoubtWavedOff"/>.</summary>
/// <param name="Comments">The comments that have no response again; may be empty.</param>
/// <param name="Closed">The response that is closed because it began with the doubt; null when none did.</param>
public sealed record DoubtReopened(DoubtId Doubt, ImmutableList<CommentId> Comments, ResponseId? Closed) : Event
{
    /// <summary>
    /// The copies that are closed, whose comments share the response again that the doubt names; null when there were none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ResponseId>? Own { get; init; }

    internal override Consultation Fold(Consultation before, Decided decided) =>
        before
            .With(before.Doubt(Doubt) with { State = DoubtState.Open })
            .Give(Comments, Own is null ? null : (before.Doubt(Doubt).Guess as GuessOwnResponses)?.Response)
            .Close([.. Closed is { } closed ? [closed] : Array.Empty<ResponseId>(), .. Own ?? []])
            .WithDraftLines(before.Doubt(Doubt).Guess);

    internal override Decision TakeBack(After after) => throw HasNoInverse();
}
