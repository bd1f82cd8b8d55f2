using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>Says what stands in the Code, and what documents say about it in the same words in every format.</summary>
internal static class CodeOutline
{
    /// <summary>The words shown for a cross-reference to a clause that no longer stands.</summary>
    public const string DeletedClause = "[deleted clause]";

    /// <summary>The words shown where a clause or response has none.</summary>
    public const string NoWording = "No wording yet";

    public const string NotYetAgreed = "Not yet agreed";

    /// <summary>Returns the sections of the Code, without deleted ones and those of the table alone.</summary>
    public static IEnumerable<Section> Sections(Table table) =>
        table.Consultation.Sections.Where(s => s is { Kind: SectionKind.Numbered, Deleted: false });

    /// <summary>Says how far the document is agreed, for its second line.</summary>
    public static string State(Table table, Edition edition)
    {
        var (clauses, agreed) = (table.Progress.Clauses, table.Progress.Agreed);
        return clauses == 0 && edition != Edition.First ? "Draft under review: no clause stands yet."
            : clauses == 1 && edition != Edition.First
                ? agreed == 1 ? "Agreed Code: its one clause is agreed."
                    : "Draft under review: its one clause is not agreed yet."
            : agreed == clauses ? "Agreed Code: every clause is agreed."
            : agreed == 0 ? $"Draft under review: none of {clauses} clauses is agreed yet."
            : $"Draft under review: {agreed} of {clauses} clauses {(agreed == 1 ? "is" : "are")} agreed; the others are marked.";
    }

    /// <summary>
    /// Says what stands in small letters with a clause: its consultation number when that differs, that it is new, that it is not yet
    /// agreed. Empty when there is nothing to say.
    /// </summary>
    public static string Note(Table table, Clause clause)
    {
        var number = table.Consultation.Numbers.Of(clause.Id);
        var was =
            clause.ConsultationNumber is null ? "New clause"
            : clause.ConsultationNumber == number ? null
            : $"Was {clause.ConsultationNumber} in the consultation";
        return string.Join(" · ", new[] { clause.Status == ClauseStatus.Agreed ? null : NotYetAgreed, was }.OfType<string>());
    }

    /// <summary>
    /// Says what stands in small letters with a section: its consultation number when that differs, or that it is new. Empty when there is
    /// nothing to say.
    /// </summary>
    public static string Note(Table table, Section section)
    {
        var number = table.Consultation.Numbers.Of(section.Id);
        return section.ConsultationNumber is null ? "New section"
            : section.ConsultationNumber == number ? ""
            : $"Was section {section.ConsultationNumber} in the consultation";
    }
}
