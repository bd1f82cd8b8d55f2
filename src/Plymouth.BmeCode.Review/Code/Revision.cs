using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>The ways in which a version of a passage gets a name.</summary>
public enum RevisionKind
{
    /// <summary>It is the wording that people were consulted on.</summary>
    ConsultationDraft,
    /// <summary>A member kept it for a reason.</summary>
    Kept,
    /// <summary>The clause was agreed at it.</summary>
    Agreed,
    /// <summary>It restored an earlier wording.</summary>
    Restored,
}

/// <summary>A named version of a passage: by whom, why, and which responses it carries out.</summary>
/// <param name="Number">From 1 within the passage, in order.</param>
/// <param name="Version">The version of the passage it names.</param>
/// <param name="At">The time at which it got its name, UTC.</param>
/// <param name="Reason">The reason it was kept for; null for other kinds.</param>
/// <param name="Responses">The responses that it carries out; empty for other kinds than kept ones.</param>
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
