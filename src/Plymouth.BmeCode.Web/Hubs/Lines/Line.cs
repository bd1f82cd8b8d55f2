using Microsoft.AspNetCore.SignalR;

namespace Plymouth.BmeCode.Web.Hubs.Lines;

/// <summary>One connection to a hub: over its <see cref="DirectLine"/> where it has one, else through the hub's own layers.</summary>
internal sealed class Line(HubConnectionContext connection)
{
    /// <summary>How many tellings may wait in the hub's own layers.</summary>
    private const int MostWaiting = 1000;

    private readonly DirectLine? _direct = connection.GetHttpContext()?.Features.Get<DirectLine>();
    private int _waiting;

    public string Id => connection.ConnectionId;

    /// <summary>Joins no group any more. For the turn of those who join.</summary>
    public bool Ended { get; set; }

    /// <summary>Which of the groups that are told together this line is in; 0 between tellings. For the turn of those who tell.</summary>
    public ulong Marks { get; set; }

    /// <summary>Returns at once. A line that takes nothing is cut off.</summary>
    public void Tell(Telling telling)
    {
        if (_direct is null)
        {
            var sent = connection.WriteAsync(telling.Hub);
            if (!sent.IsCompletedSuccessfully)
            {
                _ = WaitAsync(sent);
            }
        }
        else if (!_direct.TryTell(telling.Frame))
        {
            connection.Abort();
        }
    }

    private async Task WaitAsync(ValueTask sent)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            connection.Abort();
        }

        try
        {
            await sent;
        }
        catch (OperationCanceledException)
        {
            // The line is gone.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
