using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Referrals;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>The group's answer to one or more comments, its comment group. Its text is a passage of its own.</summary>
/// <param name="Comments">The comment group, in the table's order. Empty once <see cref="Closed"/>.</param>
/// <param name="Disposition">The group's decision about them; null while there is none.</param>
/// <param name="DispositionProposed">True until a member has confirmed the disposition.</param>
/// <param name="Closed">True once it was merged into another response, or lost its last comment; its history stays.</param>
/// <param name="Internal">True when partners never see it.</param>
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

    /// <summary>The responses that were merged into this one; not those that had been merged into them.</summary>
    internal ImmutableList<ResponseId> Merged { get; init; } = [];

    /// <summary>The referral that a member wrote down: to whom the matter was handed. Null while nobody has.</summary>
    /// <remarks><see cref="ReferralQueries"/> also finds those of responses that were merged into this one.</remarks>
    public Referral? Referral { get; init; }
}
