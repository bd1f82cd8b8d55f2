using System.Collections.Immutable;

namespace Plymouth.BmeCode.Review;

/// <summary>Splits a comment into asks, each answered by itself from then on. <paramref name="SeenResponse"/>: the comment's response as the screen showed it; every ask keeps it until it is split off.</summary>
public sealed record SplitIntoAsks(CommentId Comment, ResponseId? SeenResponse, ImmutableList<AskRange> Into) : Command;

/// <summary>The words of an ask to be: place and length in the comment's body, UTF-16 units.</summary>
public sealed record AskRange(int Start, int Length);

/// <summary>A comment is answered by its <see cref="Asks"/> from now on. Each has the <see cref="Response"/> the comment had (null: none).</summary>
public sealed record CommentSplitIntoAsks(CommentId Comment, ImmutableList<Ask> Asks, ResponseId? Response) : Event;
