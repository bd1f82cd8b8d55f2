using System.Collections.Immutable;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Memo;

namespace Plymouth.BmeCode.Review.Comments;

/// <summary>Answers what screens and exports ask about comments, their groups and responses, and about doubts.</summary>
public static class CommentQueries
{
    private static readonly PerConsultation<ImmutableArray<Response>> Answering = new(now =>
        [.. now.CommentsInOrder.Select(c => c.Response).OfType<ResponseId>().Distinct().Select(r => now.Responses[r])]
    );

    extension(Consultation consultation)
    {
        /// <summary>Everything that is answered by itself, in the table's order: comments, and the asks of those that were split.</summary>
        public ImmutableList<Comment> CommentsInOrder => CommentsInTable.Of(consultation).InOrder;

        /// <summary>The responses that answer a comment, in the order of their first comments.</summary>
        internal ImmutableArray<Response> ResponsesInOrder => Answering.Of(consultation);

        /// <summary>The headings of the table that are not of the Code. Comments under them are about the Code as a whole.</summary>
        internal IEnumerable<Topic> GeneralSections =>
            consultation.Sections.Where(s => s.Kind == SectionKind.General).Select(s => new AboutSection(s.Id));

        /// <summary>Returns the topics under which a comment stands: those it is about, and with the Code each general section.</summary>
        internal IEnumerable<Topic> TopicsOf(Comment comment) =>
            comment.About.SelectMany(t => t is AboutCode ? consultation.GeneralSections.Prepend(t) : [t]).Distinct();

        /// <summary>
        /// Returns the comments about a topic, in the table's order. The asks of a comment that was split stand in its place.
        /// </summary>
        /// <remarks>A comment about the Code is also returned for each general section.</remarks>
        public ImmutableList<Comment> CommentsAbout(Topic topic) => CommentsInTable.Of(consultation).About(topic);

        /// <summary>
        /// Returns the comments about a clause, in the table's order. The asks of a comment that was split stand in its place.
        /// </summary>
        public ImmutableList<Comment> CommentsAbout(ClauseId clause) => consultation.CommentsAbout(new AboutClause(clause));

        /// <summary>
        /// Returns the comments about a topic with their responses, in groups, in the order of each group's first comment.
        /// </summary>
        /// <remarks>A comment about several clauses stands under each.</remarks>
        public ImmutableList<CommentGroup> CommentGroups(Topic topic) =>
            [
                .. consultation
                    .CommentsAbout(topic)
                    .GroupBy(c => c.Response?.Value ?? $"none/{c.Id}")
                    .Select(g => Group(consultation, [.. g])),
            ];

        /// <summary>Returns the comments that are much like one and are not answered together with it, the most alike first.</summary>
        public ImmutableList<SimilarComment> Similar(CommentId comment)
        {
            var one = consultation.Comments[comment];
            return SimilarComments
                .Of(consultation)
                .To(comment)
                .FindAll(s =>
                    consultation.Comments[s.Comment] is var other
                    && (one.Response is null || other.Response != one.Response)
                    && (one.PartOf is null || other.PartOf != one.PartOf)
                );
        }

        /// <summary>Returns the response itself, or the one it was merged into.</summary>
        public ResponseId Present(ResponseId response)
        {
            while (consultation.Responses[response].MergedInto is { } into)
            {
                response = into;
            }

            return response;
        }

        /// <summary>
        /// Returns a response that stands and those that were merged into it, or into one of those; none for one that was merged itself.
        /// </summary>
        internal IReadOnlyList<ResponseId> WithMerged(ResponseId response)
        {
            if (!consultation.Responses.TryGetValue(response, out var known) || known.MergedInto is not null)
            {
                return [];
            }

            List<ResponseId> all = [response];
            for (var at = 0; at < all.Count; at++)
            {
                all.AddRange(consultation.Responses[all[at]].Merged);
            }

            return all;
        }

        /// <summary>Returns a doubt, settled or not.</summary>
        /// <exception cref="KeyNotFoundException">It is not of this consultation.</exception>
        public Doubt Doubt(DoubtId id) =>
            consultation.Doubts.Find(d => d.Id == id)
            ?? throw new KeyNotFoundException($"Doubt {id} is not of consultation {consultation.Id}.");
    }

    private static CommentGroup Group(Consultation consultation, ImmutableList<Comment> comments)
    {
        if (comments[0].Response is not { } id)
        {
            return new(null, comments, []);
        }

        var response = consultation.Responses[id];
        var elsewhere = response.Comments.Where(c => !comments.Exists(h => h.Id == c)).Select(c => consultation.Comments[c]);
        return new(response, comments, [.. elsewhere]);
    }
}
