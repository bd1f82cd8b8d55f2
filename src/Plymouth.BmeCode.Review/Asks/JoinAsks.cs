using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Makes a comment's asks one comment again. Refused where they have different responses: nobody's words would be left out.</summary>
public sealed record JoinAsks(CommentId Comment) : Command;

/// <summary>The inverse of <see cref="CommentSplitIntoAsks"/>: the asks are one comment again, with the <see cref="Response"/> they all had.</summary>
public sealed record AsksJoined(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event;
