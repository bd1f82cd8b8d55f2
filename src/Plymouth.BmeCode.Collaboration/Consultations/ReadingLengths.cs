using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Collaboration.Consultations;

/// <summary>Looks at how long the texts of a reading are.</summary>
internal static class ReadingLengths
{
    /// <summary>Refuses a reading with words longer than members could ever have typed into one place; null for any other.</summary>
    public static Refusal? Refuses(Reading reading, WordingLimits limits) =>
        Places(reading)
            .Where(p => p.Length > limits.PassageLength)
            .Select(p => new Refusal(
                Refusal.Invalid,
                $"A {p.Place} is {p.Length:N0} characters long; at most {limits.PassageLength:N0} can be kept in one place. Divide it in "
                    + "your table and take it in again."
            ))
            .FirstOrDefault();

    private static IEnumerable<(string Place, int Length)> Places(Reading reading) =>
        [
            .. reading.Sections.SelectMany(s =>
                s.Clauses.Select(c => ($"clause {c.ConsultationNumber}", c.Draft.Length))
                    .Prepend(("lead-in of a section", s.LeadIn.Length))
                    .Prepend(("heading of a section", s.Heading.Length))
            ),
            .. reading.Comments.Select(c => ($"comment on line {c.Source.Line}", c.Body.Length)),
            .. reading.Responses.Select(r => ("response", r.Text.Length)),
        ];
}
