namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>
/// What the server tells an editor of a passage it has open. Closed and Reopened come after a Changed with an empty delta, so that versions
/// stay gapless.
/// </summary>
public interface IWordingClient
{
    Task Changed(string passage, ChangedMessage change);

    Task Pointed(string passage, PointedMessage pointed);

    Task Closed(string passage, string reason);

    Task Reopened(string passage);

    /// <summary>The passage was read again from the disk: open it again and send what you still hold.</summary>
    Task ReadAgain(string passage);
}
