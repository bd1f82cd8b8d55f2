using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Code;

public enum RevisionKind
{
    ConsultationDraft,
    Kept,
    Agreed,
    Restored,
}

/// <summary>A named moment of a passage: by whom, why, which responses it carries out.</summary>
/// <param name="Number">From 1 within the passage, in order.</param>
/// <param name="Version">The version of the passage it names.</param>
public sealed record Revision(
    PassageId Passage,
    int Number,
    RevisionKind Kind,
    int Version,
    MemberId Member,
    DateTimeOffset At,
    string? Reason,
    ImmutableList<ResponseId> Responses
);
