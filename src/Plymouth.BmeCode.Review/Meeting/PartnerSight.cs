namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>The part of the review that partners see. Consultees' names and what is marked internal are in none.</summary>
public enum PartnerSight
{
    /// <summary>The wording alone.</summary>
    Wording,

    /// <summary>The wording, and comments with responses of agreed clauses.</summary>
    AgreedResponses,

    /// <summary>The wording, all comments with their responses, and the documents about them.</summary>
    Everything,
}

/// <summary>The role of a person. Each role may do what the one before it may.</summary>
public enum Role
{
    /// <summary>Watches the live view.</summary>
    Partner,

    /// <summary>Edits the Code and decides.</summary>
    Member,

    /// <summary>Also runs the meeting and the workspace.</summary>
    Facilitator,
}
