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
