using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The group's answer to one or more comments, its comment group. Its text is a passage of its own.</summary>
/// <param name="Comments">The comment group, in the table's order. Empty once <see cref="Closed"/>.</param>
/// <param name="DispositionProposed">True until a member has confirmed the disposition.</param>
/// <param name="Closed">Merged into another response, or detached from its last comment; its history stays.</param>
/// <param name="Internal">Never shown to partners.</param>
public sealed record Response(
    ResponseId Id,
    ImmutableList<CommentId> Comments,
    Disposition? Disposition,
    bool DispositionProposed = false,
    bool Closed = false,
    bool Internal = false
)
{
    /// <summary>The response its comments and words went to; null unless it was merged.</summary>
    public ResponseId? MergedInto { get; init; }

    /// <summary>Whom the matter was handed to, as a member wrote it down; null while nobody has.</summary>
    /// <remarks><see cref="ReferralQueries"/> counts those of merged answers too.</remarks>
    public Referral? Referral { get; init; }
}
