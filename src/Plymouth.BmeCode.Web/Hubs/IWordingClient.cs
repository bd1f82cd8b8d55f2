namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// The calls with which the server tells an editor about a passage it has open. Closed and Reopened come after a Changed with an empty
/// delta, so that versions have no gap.
/// </summary>
public interface IWordingClient
{
    /// <summary>Tells a change that is on disk. Each passage's changes come in the order of their versions.</summary>
    Task Changed(string passage, ChangedMessage change);

    /// <summary>Tells another client's caret or selection.</summary>
    Task Pointed(string passage, PointedMessage pointed);

    /// <summary>Says that the passage was closed, and why.</summary>
    Task Closed(string passage, string reason);

    /// <summary>Says that the passage can be edited again.</summary>
    Task Reopened(string passage);

    /// <summary>
    /// Says that the server read the passage again from the disk; the editor opens it again and sends what it still holds.
    /// </summary>
    Task ReadAgain(string passage);
}
