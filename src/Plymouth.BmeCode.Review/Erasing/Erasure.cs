using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Erasing;

/// <summary>That words were erased from a consultation.</summary>
/// <param name="By">Whoever did it; the system from the command line.</param>
/// <param name="At">The time, UTC.</param>
/// <param name="Reason">The reason given.</param>
/// <param name="Comments">The comments as received of which words went.</param>
public sealed record Erasure(MemberId By, DateTimeOffset At, string Reason, ImmutableList<CommentId> Comments);

/// <summary>Answers what screens and documents ask about erased words.</summary>
public static class ErasureQueries
{
    extension(Consultation consultation)
    {
        /// <summary>
        /// Returns the last time words of a comment were erased, or of the comment that it is an ask of; null when never.
        /// </summary>
        public Erasure? LastErasureIn(Comment comment)
        {
            ArgumentNullException.ThrowIfNull(comment);
            return consultation.Erasures.FindLast(e => e.Comments.Contains(comment.PartOf ?? comment.Id));
        }
    }
}
