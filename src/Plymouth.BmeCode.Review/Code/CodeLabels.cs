using Plymouth.BmeCode.Review.Asks;

namespace Plymouth.BmeCode.Review.Code;

/// <summary>Names clauses and passages for people.</summary>
public static class CodeLabels
{
    extension(Consultation consultation)
    {
        /// <summary>Names a clause for people by its number: "2.4", "4.8 (was 4.7)"; a deleted one "2.3, deleted".</summary>
        public string Label(ClauseId clause)
        {
            var was = consultation.Clauses[clause].ConsultationNumber;
            return consultation.Numbers.Of(clause) is { } number
                ? was is null || was == number
                    ? number
                    : $"{number} (was {was})"
                : was is null
                    ? "a deleted clause"
                    : $"{was}, deleted";
        }

        /// <summary>Names a passage for people: "2.4", "the response to 2.3, comments 4 and 5", "the heading of section 2".</summary>
        public string Label(PassageId passage)
        {
            if (consultation.Clauses.ContainsKey(new ClauseId(passage.Value)))
            {
                return consultation.Label(new ClauseId(passage.Value));
            }

            if (consultation.Responses.TryGetValue(new ResponseId(passage.Value), out var response))
            {
                return response.Comments.IsEmpty ? "a merged response" : $"the response to {consultation.NamesOf(response.Id)}";
            }

            return consultation.Sections.Find(s => s.Id.Heading == passage || s.Id.LeadIn == passage) is { } section
                ? $"the {(section.Id.Heading == passage ? "heading" : "lead-in")} of {Named(consultation.Numbers.Of(section.Id))}"
                : passage.Value;
        }
    }

    private static string Named(string? section) => section is null ? "a section without a number" : $"section {section}";
}
