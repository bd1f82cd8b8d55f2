using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Plymouth.BmeCode.Web.Hubs.Lines;

/// <summary>The lines to all pages that have a hub open. What a group is told is made into bytes once, and goes out in one write for each line, however many messages and groups it is.</summary>
/// <remarks>Nobody waits for a slow line. One that does not take what it is sent is cut off; its page connects again and asks for what it missed. JSON is the one protocol our hubs speak (Blazor's own is registered beside it, for its circuits).</remarks>
/// <typeparam name="THub">The hub.</typeparam>
public sealed class HubLines<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger, IHubProtocolResolver protocols) : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    /// <summary>The most groups that are told in one write: as many as a word has bits.</summary>
    private const int MostTogether = 64;

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Line>> _groups = new(StringComparer.Ordinal);
    private readonly IHubProtocol _json = protocols.GetProtocol("json", null) ?? throw new InvalidOperationException("The hubs speak JSON.");

    /// <inheritdoc />
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _lines[connection.ConnectionId] = new(connection);
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _lines.TryRemove(connection.ConnectionId, out _);
        foreach (var group in _groups.Values)
        {
            group.TryRemove(connection.ConnectionId, out _);
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_lines.TryGetValue(connectionId, out var line))
        {
            _groups.GetOrAdd(groupName, _ => new(StringComparer.Ordinal))[connectionId] = line;
        }

        return base.AddToGroupAsync(connectionId, groupName, cancellationToken);
    }

    /// <inheritdoc />
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_groups.TryGetValue(groupName, out var group))
        {
            group.TryRemove(connectionId, out _);
        }

        return base.RemoveFromGroupAsync(connectionId, groupName, cancellationToken);
    }

    /// <inheritdoc />
    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        SendGroupExceptAsync(groupName, methodName, args, [], cancellationToken);

    /// <inheritdoc />
    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default)
    {
        if (_groups.TryGetValue(groupName, out var group) && !group.IsEmpty)
        {
            var telling = Telling.Of(_json, [new InvocationMessage(methodName, args)]);
            foreach (var (connection, line) in group)
            {
                if (!excludedConnectionIds.Contains(connection))
                {
                    line.Tell(telling);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        if (_lines.TryGetValue(connectionId, out var line))
        {
            line.Tell(Telling.Of(_json, [new InvocationMessage(methodName, args)]));
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells groups, each in this order. Returns at once.</summary>
    internal void Tell(IReadOnlyCollection<KeyValuePair<string, List<InvocationMessage>>> told)
    {
        foreach (var some in told.Where(t => _groups.TryGetValue(t.Key, out var group) && !group.IsEmpty).Chunk(MostTogether))
        {
            TellTogether(some);
        }
    }

    /// <summary>Lines that are in the same of these groups share their bytes.</summary>
    private void TellTogether(KeyValuePair<string, List<InvocationMessage>>[] told)
    {
        var tellings = Array.ConvertAll(told, t => Telling.Of(_json, t.Value));
        var groupsOf = new Dictionary<Line, ulong>();
        for (var i = 0; i < told.Length; i++)
        {
            foreach (var (_, line) in _groups[told[i].Key])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(groupsOf, line, out _) |= 1UL << i;
            }
        }

        var made = new Dictionary<ulong, Telling>();
        foreach (var (line, groups) in groupsOf)
        {
            if (!made.TryGetValue(groups, out var telling))
            {
                made.Add(groups, telling = Telling.Of([.. tellings.Where((_, i) => (groups & (1UL << i)) != 0)]));
            }

            line.Tell(telling);
        }
    }
}
