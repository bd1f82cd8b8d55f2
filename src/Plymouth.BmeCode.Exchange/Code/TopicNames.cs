using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>Names what comments are about, the same in every document.</summary>
internal static class TopicNames
{
    /// <summary>Returns "4.8 (was 4.7)" for a clause, "section 2" for a section, else "the Code as a whole".</summary>
    public static string Of(Table table, Topic topic) =>
        topic switch
        {
            AboutClause { Clause: var clause } => table.Consultation.Label(clause),
            AboutSection { Section: var id } when table.Consultation.Section(id) is { Kind: SectionKind.Numbered } section =>
                $"section {table.Consultation.Numbers.Of(id) ?? section.ConsultationNumber}",
            _ => "the Code as a whole",
        };
}
