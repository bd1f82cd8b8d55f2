using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Code;

/// <summary>What stands in the Code and what a document says about it: the same words in every format.</summary>
internal static class CodeOutline
{
    /// <summary>Shown for a cross-reference to a clause that no longer stands.</summary>
    public const string DeletedClause = "[deleted clause]";

    /// <summary>Shown where a clause or response has no words.</summary>
    public const string NoWording = "No wording yet";

    public const string NotYetAgreed = "Not yet agreed";

    /// <summary>The sections of the Code, deleted ones and those of the table alone left out.</summary>
    public static IEnumerable<Section> Sections(Table table) => table.Consultation.Sections.Where(s => s is { Kind: SectionKind.Numbered, Deleted: false });

    /// <summary>How far the document is agreed, as its second line.</summary>
    public static string State(Table table, Edition edition)
    {
        var (clauses, agreed) = (table.Progress.Clauses, table.Progress.Agreed);
        return clauses == 0 && edition != Edition.First ? "Draft under review: no clause stands yet."
            : clauses == 1 && edition != Edition.First ? agreed == 1 ? "Agreed Code: its one clause is agreed." : "Draft under review: its one clause is not agreed yet."
            : agreed == clauses ? "Agreed Code: every clause is agreed."
            : agreed == 0 ? $"Draft under review: none of {clauses} clauses is agreed yet."
            : $"Draft under review: {agreed} of {clauses} clauses {(agreed == 1 ? "is" : "are")} agreed; the others are marked.";
    }

    /// <summary>What stands in small letters with a clause: its consultation number where that differs, that it is new, that it is not yet agreed. Empty where there is nothing to say.</summary>
    public static string Note(Table table, Clause clause)
    {
        var number = table.Consultation.Numbers.Of(clause.Id);
        var was = clause.ConsultationNumber is null ? "New clause" : clause.ConsultationNumber == number ? null : $"Was {clause.ConsultationNumber} in the consultation";
        return string.Join(" · ", new[] { clause.Status == ClauseStatus.Agreed ? null : NotYetAgreed, was }.OfType<string>());
    }

    /// <summary>The same for a section.</summary>
    public static string Note(Table table, Section section)
    {
        var number = table.Consultation.Numbers.Of(section.Id);
        return section.ConsultationNumber is null ? "New section" : section.ConsultationNumber == number ? "" : $"Was section {section.ConsultationNumber} in the consultation";
    }
}
