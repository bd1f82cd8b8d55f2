using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>Keeps the open lines to the live view by the link that lets them in, so that withdrawing it cuts them off at once.</summary>
public sealed class OpenSockets
{
    private readonly ConcurrentDictionary<string, (string Link, HubCallerContext Socket)> _open = new();

    /// <summary>Adds a line that a link let in.</summary>
    public void Add(string link, HubCallerContext socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        _open[socket.ConnectionId] = (link, socket);
    }

    /// <summary>Removes a line; does nothing when it is not here.</summary>
    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>True when none is open.</summary>
    public bool IsEmpty => _open.IsEmpty;

    /// <summary>Returns the lines a link let in.</summary>
    public IReadOnlyList<HubCallerContext> Of(string link) => [.. _open.Values.Where(o => o.Link == link).Select(o => o.Socket)];
}
