using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Pointers;

namespace Plymouth.BmeCode.Review;

/// <summary>What screens and exports ask about pointers.</summary>
public sealed partial record Consultation
{
    /// <summary>What is pointed at, for people: "the answer to line 42", "the comment on line 52", "2.5", "section B".</summary>
    public string Name(Pointed to) => to switch
    {
        AtResponse at => Responses[at.Response].Comments.IsEmpty ? "an answer that is gone" : Label(at.Response.Passage),
        AtComment at => $"the comment on line {LineOf(Comments[at.Comment])}",
        AtClause at => Numbers.Of(at.Clause) ?? Clauses[at.Clause].ConsultationNumber ?? "a clause",
        AtSection at => Numbers.Of(at.Section) is { } number ? $"section {number}" : Section(at.Section).ConsultationNumber is { } was ? $"section {was}" : "the general comments",
        _ => throw NotKnown.Of(to),
    };

    /// <summary>What the comment or answer pointed at is about; null for what is not about a clause or section.</summary>
    public Topic? TopicOf(Pointed to) => to switch
    {
        AtResponse at => Responses[at.Response].Comments is [var first, ..] ? Comments[first].About[0] : null,
        AtComment at => Comments[at.Comment].About[0],
        AtClause at => new AboutClause(at.Clause),
        AtSection at => new AboutSection(at.Section),
        _ => throw NotKnown.Of(to),
    };
}
