using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Plymouth.BmeCode.Web.Live;

/// <summary>Open lines to the live view by the link that lets them in, so that withdrawing it cuts them off at once.</summary>
public sealed class OpenSockets
{
    private readonly ConcurrentDictionary<string, (string Link, HubCallerContext Socket)> _open = new();

    public void Add(string link, HubCallerContext socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        _open[socket.ConnectionId] = (link, socket);
    }

    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>True where none is open.</summary>
    public bool IsEmpty => _open.IsEmpty;

    /// <summary>The lines a link let in.</summary>
    public IReadOnlyList<HubCallerContext> Of(string link) => [.. _open.Values.Where(o => o.Link == link).Select(o => o.Socket)];
}
