namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>What partners see on the live view. Never consultees' names, never what is marked internal.</summary>
public enum PartnerSight
{
    Wording,

    /// <summary>The wording, and comments with responses of agreed clauses.</summary>
    AgreedResponses,

    Everything,
}

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>Watches.</summary>
    Partner,

    /// <summary>Edits.</summary>
    Member,

    /// <summary>Also runs the meeting and the workspace.</summary>
    Facilitator,
}
