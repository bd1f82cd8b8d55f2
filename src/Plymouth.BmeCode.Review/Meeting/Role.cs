namespace Plymouth.BmeCode.Review.Meeting;

/// <summary>
/// The role of a person in one consultation. Each role may do what the one before it may. Roles are stored by their names, never by their
/// order.
/// </summary>
public enum Role
{
    /// <summary>Watches the live view.</summary>
    Partner,

    /// <summary>Reads along in the workspace and takes documents away, but changes nothing.</summary>
    Reader,

    /// <summary>Edits the Code and decides.</summary>
    Member,

    /// <summary>Also runs the meeting and says who is in the consultation.</summary>
    Facilitator,
}
