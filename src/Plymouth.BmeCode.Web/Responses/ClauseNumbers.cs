using System.Collections.Immutable;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Reads clauses from their numbers as somebody types them: "2.2", "3.3, 4.3", "A1 and A2".</summary>
public static class ClauseNumbers
{
    private static readonly string[] Between = [",", ";", " and ", "+", "\n"];

    /// <summary>
    /// Returns the clauses that have these present numbers; a number that only the consultation draft had names the clause that had it.
    /// Null when no clause has or had a number, which <paramref name="unknown"/> names.
    /// </summary>
    public static ImmutableList<ClauseId>? Read(Consultation consultation, string text, out string? unknown)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        ArgumentNullException.ThrowIfNull(text);
        var clauses = ImmutableList.CreateBuilder<ClauseId>();
        unknown = null;
        foreach (var number in text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(consultation, number) is not { } clause)
            {
                unknown = number;
                return null;
            }

            clauses.Add(clause);
        }

        return clauses.ToImmutable();
    }

    private static ClauseId? Find(Consultation consultation, string number)
    {
        var clauses = consultation.Sections.SelectMany(s => s.Clauses).ToList();
        bool Is(string? label) => string.Equals(label, number, StringComparison.OrdinalIgnoreCase);
        return clauses.Find(c => Is(consultation.Numbers.Of(c))) is { Value: not null } present ? present
            : clauses.Find(c => Is(consultation.Clauses[c].ConsultationNumber)) is { Value: not null } former ? former
            : null;
    }
}
