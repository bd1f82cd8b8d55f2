using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Review.Pointers;

/// <summary>Answers what screens and exports ask about pointers.</summary>
public static class PointerQueries
{
    extension(Consultation consultation)
    {
        /// <summary>
        /// Names what is pointed at, for people: "the response to 2.3, comment 4", "2.3, comment 5", "2.5", "section B".
        /// </summary>
        public string Name(Pointed to) =>
            to switch
            {
                AtResponse at => consultation.Responses[at.Response].Comments.IsEmpty
                    ? "a response that is gone"
                    : consultation.Label(at.Response.Passage),
                AtComment at => consultation.NameOf(at.Comment),
                AtClause at => consultation.Numbers.Of(at.Clause) ?? consultation.Clauses[at.Clause].ConsultationNumber ?? "a clause",
                AtSection at => (consultation.Numbers.Of(at.Section) ?? consultation.Section(at.Section).ConsultationNumber) is { } number
                    ? $"section {number}"
                    : "the general comments",
                _ => throw NotKnown.Of(to),
            };

        /// <summary>Returns the topic of what is pointed at; null for a response that answers nothing any more.</summary>
        public Topic? TopicOf(Pointed to) =>
            to switch
            {
                AtResponse at => consultation.Responses[at.Response].Comments is [var first, ..]
                    ? consultation.Comments[first].About[0]
                    : null,
                AtComment at => consultation.Comments[at.Comment].About[0],
                AtClause at => new AboutClause(at.Clause),
                AtSection at => new AboutSection(at.Section),
                _ => throw NotKnown.Of(to),
            };
    }
}
