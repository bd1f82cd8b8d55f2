namespace Plymouth.BmeCode.Wordings;

/// <summary>What a passage may hold; the server refuses what its kind does not allow.</summary>
public enum PassageKind
{
    /// <summary>One line, no marks.</summary>
    Heading,

    /// <summary>Paragraphs and links.</summary>
    LeadIn,

    /// <summary>Everything.</summary>
    Clause,

    /// <summary>Everything; lists indented at most 2.</summary>
    Response,
}
