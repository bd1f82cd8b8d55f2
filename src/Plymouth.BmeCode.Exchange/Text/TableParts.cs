using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;

namespace Plymouth.BmeCode.Exchange.Text;

/// <summary>A section as it is being read.</summary>
internal sealed class SectionPart(SectionId id, SectionKind kind, SectionLabel? label, int line, Words heading, Words leadIn)
{
    public SectionId Id { get; } = id;

    public SectionKind Kind { get; } = kind;

    /// <summary>The number its row starts with; null for a section of kind general.</summary>
    public SectionLabel? Label { get; } = label;

    public int Line { get; } = line;

    public Words Heading { get; } = heading;

    public Words LeadIn { get; } = leadIn;

    public List<ClausePart> Clauses { get; } = [];
}

/// <summary>A clause as it is being read: its cell may go on in the next rows.</summary>
internal sealed class ClausePart(ClauseId id, ClauseLabel label, int line, Cell cell)
{
    public ClauseId Id { get; } = id;

    public ClauseLabel Label { get; } = label;

    public int Line { get; } = line;

    public Cell Cell { get; set; } = cell;

    /// <summary>The clause's words, set once the whole table has been walked.</summary>
    public Words Words { get; set; } = Words.None;
}

/// <summary>A comment as it is being read, and its answer's cell.</summary>
internal sealed class CommentPart(CommentId id, int line, SectionPart section, ClausePart? clause, Words words, string text, Row row)
{
    public CommentId Id { get; } = id;

    public int Line { get; } = line;

    public SectionPart Section { get; } = section;

    /// <summary>The clause it stands under; null when it is about the section, or the Code.</summary>
    public ClausePart? Clause { get; } = clause;

    public Words Words { get; } = words;

    /// <summary>The characters of its cell, which may begin with clause numbers.</summary>
    public string Text { get; } = text;

    public Cell Answer { get; set; } = row.Right;

    public bool AnswerRunsOn { get; } = row.AnswerRunsOn;

    /// <summary>
    /// The number of the stretch of rows, without a clause's or section's row between them, that it stands in. Only rows of one stretch are
    /// neighbours.
    /// </summary>
    public required int Stretch { get; init; }
}
