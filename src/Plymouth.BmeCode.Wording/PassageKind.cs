namespace Plymouth.BmeCode.Wordings;

/// <summary>The kinds of passages, which say what a passage may hold. The server refuses what its kind does not allow.</summary>
public enum PassageKind
{
    /// <summary>A section's heading: one line, no marks.</summary>
    Heading,

    /// <summary>A section's lead-in: paragraphs and links.</summary>
    LeadIn,

    /// <summary>A clause's wording: everything.</summary>
    Clause,

    /// <summary>A response's text: everything; lists indented at most 2.</summary>
    Response,
}
