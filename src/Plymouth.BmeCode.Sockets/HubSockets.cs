using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// The sockets of all pages that have a hub open. What a group is told is made into bytes once, and goes out in one write for each socket,
/// however many messages and groups it is.
/// </summary>
/// <remarks>
/// Nobody waits for a slow socket. One that does not take what it is sent is cut off; its page connects again and asks for what it missed.
/// JSON is the one protocol our hubs speak (Blazor's own is registered beside it, for its circuits).
/// </remarks>
/// <typeparam name="THub">The hub.</typeparam>
public sealed class HubSockets<THub>(ILogger<DefaultHubLifetimeManager<THub>> logger, IHubProtocolResolver protocols)
    : DefaultHubLifetimeManager<THub>(logger)
    where THub : Hub
{
    /// <summary>The most groups that are told in one write: as many as a word has bits.</summary>
    private const int MostTogether = 64;

    private readonly Lock _joining = new();
    private readonly Lock _telling = new();
    private readonly ConcurrentDictionary<string, HubSocket> _sockets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HubSocket[]> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HubSocket> _owing = new();
    private readonly IHubProtocol _json = protocols.GetProtocol("json", null)
        ?? throw new InvalidOperationException("The hubs speak JSON.");

    /// <inheritdoc />
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _sockets[connection.ConnectionId] = new(connection, _json);
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (_sockets.TryRemove(connection.ConnectionId, out var socket))
        {
            lock (_joining)
            {
                socket.Ended = true;
                foreach (var group in _groups.Keys)
                {
                    LeaveInTurn(group, socket);
                }
            }
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            lock (_joining)
            {
                if (!socket.Ended && (!_groups.TryGetValue(groupName, out var group) || !group.Contains(socket)))
                {
                    _groups[groupName] = [.. group ?? [], socket];
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            lock (_joining)
            {
                LeaveInTurn(groupName, socket);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendGroupAsync(
        string groupName,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) => SendGroupExceptAsync(groupName, methodName, args, [], cancellationToken);

    /// <inheritdoc />
    public override Task SendGroupsAsync(
        IReadOnlyList<string> groupNames,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    ) => Task.WhenAll(groupNames.Select(name => SendGroupAsync(name, methodName, args, cancellationToken)));

    /// <inheritdoc />
    public override Task SendGroupExceptAsync(
        string groupName,
        string methodName,
        object?[] args,
        IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default
    )
    {
        if (_groups.TryGetValue(groupName, out var group))
        {
            var telling = EncodedMessages.Of(_json, [new InvocationMessage(methodName, args)]);
            foreach (var socket in group.Where(l => !excludedConnectionIds.Contains(l.Id)))
            {
                socket.Tell(telling);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendConnectionAsync(
        string connectionId,
        string methodName,
        object?[] args,
        CancellationToken cancellationToken = default
    )
    {
        if (_sockets.TryGetValue(connectionId, out var socket))
        {
            socket.Tell(EncodedMessages.Of(_json, [new InvocationMessage(methodName, args)]));
        }

        return Task.CompletedTask;
    }

    /// <summary>Answers a call, together with what the page is told next: with <see cref="Tell"/> or <see cref="PayOwed"/>.</summary>
    public void Owe(string connection, string call, object answer)
    {
        if (_sockets.TryGetValue(connection, out var socket) && socket.Owe(CompletionMessage.WithResult(call, answer)))
        {
            _owing.Enqueue(socket);
        }
    }

    /// <summary>Answers that are still kept go out now.</summary>
    public void PayOwed()
    {
        while (_owing.TryDequeue(out var socket))
        {
            socket.PayOwed();
        }
    }

    /// <summary>Tells groups, each in this order, and gives the answers that are owed. Returns at once.</summary>
    public void Tell(IReadOnlyCollection<KeyValuePair<string, List<InvocationMessage>>> told)
    {
        foreach (var some in told.Chunk(MostTogether))
        {
            TellTogether(some);
        }

        PayOwed();
    }

    /// <summary>Lines that are in the same of these groups share their bytes.</summary>
    private void TellTogether(KeyValuePair<string, List<InvocationMessage>>[] told)
    {
        lock (_telling)
        {
            var tellings = new EncodedMessages[told.Length];
            var sockets = new List<HubSocket>();
            for (var i = 0; i < told.Length; i++)
            {
                if (!_groups.TryGetValue(told[i].Key, out var group))
                {
                    continue;
                }

                tellings[i] = EncodedMessages.Of(_json, told[i].Value);
                foreach (var socket in group)
                {
                    if (socket.Marks == 0)
                    {
                        sockets.Add(socket);
                    }

                    socket.Marks |= 1UL << i;
                }
            }

            TellMarked(sockets, tellings);
        }
    }

    private static void TellMarked(List<HubSocket> sockets, EncodedMessages[] tellings)
    {
        var made = new Dictionary<ulong, EncodedMessages>();
        foreach (var socket in sockets)
        {
            var marks = socket.Marks;
            socket.Marks = 0;
            if (!made.TryGetValue(marks, out var telling))
            {
                made.Add(marks, telling = EncodedMessages.Of([.. tellings.Where((_, i) => (marks & (1UL << i)) != 0)]));
            }

            socket.Tell(telling);
        }
    }

    private void LeaveInTurn(string name, HubSocket socket)
    {
        if (!_groups.TryGetValue(name, out var group) || !group.Contains(socket))
        {
            return;
        }

        if (group.Length == 1)
        {
            _groups.TryRemove(name, out _);
        }
        else
        {
            _groups[name] = Array.FindAll(group, l => l != socket);
        }
    }
}
