using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Language;

namespace Plymouth.BmeCode.Review.Asks;

/// <summary>Answers what screens and exports ask about comments and their asks.</summary>
public static class AskQueries
{
    extension(Consultation consultation)
    {
        /// <summary>The comments as received, split or not, in the table's order. Counts are of these.</summary>
        public ImmutableList<Comment> WholeComments => CommentsInTable.Of(consultation).Whole;

        /// <summary>The comments as received that are about something, in the table's order.</summary>
        public IEnumerable<Comment> WholeCommentsAbout(Topic topic) =>
            consultation.CommentsAbout(topic).Select(consultation.Whole).DistinctBy(c => c.Id);

        /// <summary>Returns the comment that an ask is a part of; any other comment itself.</summary>
        public Comment Whole(Comment comment)
        {
            ArgumentNullException.ThrowIfNull(comment);
            return comment.PartOf is { } whole ? consultation.Comments[whole] : comment;
        }

        /// <summary>
        /// Returns the parts of a comment that are answered by themselves: its asks, or the comment itself. For a former ask these are the
        /// parts of its comment.
        /// </summary>
        public ImmutableList<Comment> Parts(Comment comment)
        {
            ArgumentNullException.ThrowIfNull(comment);
            return comment.Joined ? consultation.Parts(consultation.Whole(comment))
                : comment.Asks.IsEmpty ? [comment]
                : comment.Asks.ConvertAll(a => consultation.Comments[a.Id]);
        }

        /// <summary>Returns the place of an ask among those of its comment: "ask 1 of 2"; null for a comment that is not an ask.</summary>
        public string? AskOf(Comment comment) =>
            consultation.Whole(comment) is { Asks.IsEmpty: false } whole && whole.Asks.FindIndex(a => a.Id == comment.Id) is >= 0 and var at
                ? $"ask {at + 1} of {whole.Asks.Count}"
                : null;

        /// <summary>Names a comment for people: "2.3, comment 4"; an ask "2.3, comment 4 (ask 1 of 2)".</summary>
        public string NameOf(Comment comment)
        {
            ArgumentNullException.ThrowIfNull(comment);
            return $"{comment.Number}{consultation.SaidOf(comment)}";
        }

        /// <inheritdoc cref="NameOf(Consultation, Comment)"/>
        public string NameOf(CommentId comment) => consultation.NameOf(consultation.Comments[comment]);

        private string SaidOf(Comment comment) => consultation.AskOf(comment) is { } ask ? $" ({ask})" : "";

        /// <summary>
        /// Returns comments as they are read together. When all asks of a comment are among them, the comment stands in their place.
        /// </summary>
        public ImmutableList<Comment> Joined(IEnumerable<Comment> comments)
        {
            var all = comments.ToList();
            if (all.TrueForAll(c => c.PartOf is null))
            {
                return [.. all.DistinctBy(c => c.Id)];
            }

            var ids = all.Select(c => c.Id).ToHashSet();
            return [.. all.Select(c => IsAllThere(c) ? consultation.Whole(c) : c).DistinctBy(c => c.Id)];

            bool IsAllThere(Comment c) => c.PartOf is not null && consultation.Whole(c).Asks.TrueForAll(a => ids.Contains(a.Id));
        }

        /// <summary>
        /// Names several comments for people, in order: "2.3, comments 4 and 5". When all asks of a comment are among them, it stands in
        /// their place.
        /// </summary>
        /// <param name="most">The most comments that are all named; with more it is "2.3, comment 4 and 3 others".</param>
        public string NamesOf(IEnumerable<CommentId> comments, int most = int.MaxValue)
        {
            var all = consultation.Joined(comments.Select(c => consultation.Comments[c]));
            return all.IsEmpty ? "comments that have left it"
                : all.Count > most ? $"{consultation.NameOf(all[0])} and {Counted.Of(all.Count - 1, "other")}"
                : CommentNumber.List(all.Select(c => (c.Number, consultation.SaidOf(c))));
        }

        /// <summary>Names the comments of a response for people, in the same way.</summary>
        public string NamesOf(ResponseId response, int most = int.MaxValue) =>
            most == int.MaxValue
                ? CommentsInTable.Of(consultation).NamesOf(consultation, response)
                : consultation.NamesOf(consultation.Responses[response].Comments, most);
    }
}
