using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>Open sockets by what lets them in (a member's id, a link's id), so that taking that away cuts them off at once.</summary>
/// <typeparam name="TKey">What lets in.</typeparam>
public sealed class OpenSockets<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<string, (TKey Key, HubCallerContext Socket)> _open = new();

    public void Add(TKey key, HubCallerContext socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        _open[socket.ConnectionId] = (key, socket);
    }

    public void Remove(string connection) => _open.TryRemove(connection, out _);

    /// <summary>True where none is open.</summary>
    public bool IsEmpty => _open.IsEmpty;

    /// <summary>The connections that key let in.</summary>
    public IReadOnlyList<HubCallerContext> Of(TKey key) => [.. _open.Values.Where(o => o.Key.Equals(key)).Select(o => o.Socket)];
}
