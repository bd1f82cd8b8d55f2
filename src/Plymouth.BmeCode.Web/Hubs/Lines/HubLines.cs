using System.Collections.Concurrent;
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

    private readonly Lock _joining = new();
    private readonly Lock _telling = new();
    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Line[]> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Line> _owing = new();
    private readonly IHubProtocol _json = protocols.GetProtocol("json", null) ?? throw new InvalidOperationException("The hubs speak JSON.");

    /// <inheritdoc />
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _lines[connection.ConnectionId] = new(connection, _json);
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (_lines.TryRemove(connection.ConnectionId, out var line))
        {
            lock (_joining)
            {
                line.Ended = true;
                foreach (var group in _groups.Keys)
                {
                    LeaveInTurn(group, line);
                }
            }
        }

        return base.OnDisconnectedAsync(connection);
    }

    /// <inheritdoc />
    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_lines.TryGetValue(connectionId, out var line))
        {
            lock (_joining)
            {
                if (!line.Ended && (!_groups.TryGetValue(groupName, out var group) || !group.Contains(line)))
                {
                    _groups[groupName] = [.. group ?? [], line];
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_lines.TryGetValue(connectionId, out var line))
        {
            lock (_joining)
            {
                LeaveInTurn(groupName, line);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        SendGroupExceptAsync(groupName, methodName, args, [], cancellationToken);

    /// <inheritdoc />
    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        Task.WhenAll(groupNames.Select(name => SendGroupAsync(name, methodName, args, cancellationToken)));

    /// <inheritdoc />
    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default)
    {
        if (_groups.TryGetValue(groupName, out var group))
        {
            var telling = EncodedMessages.Of(_json, [new InvocationMessage(methodName, args)]);
            foreach (var line in group.Where(l => !excludedConnectionIds.Contains(l.Id)))
            {
                line.Tell(telling);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        if (_lines.TryGetValue(connectionId, out var line))
        {
            line.Tell(EncodedMessages.Of(_json, [new InvocationMessage(methodName, args)]));
        }

        return Task.CompletedTask;
    }

    /// <summary>Answers a call, together with what the line is told next: with <see cref="Tell"/> or <see cref="PayOwed"/>.</summary>
    internal void Owe(string connection, string call, object answer)
    {
        if (_lines.TryGetValue(connection, out var line) && line.Owe(CompletionMessage.WithResult(call, answer)))
        {
            _owing.Enqueue(line);
        }
    }

    /// <summary>Answers that are still kept go out now.</summary>
    internal void PayOwed()
    {
        while (_owing.TryDequeue(out var line))
        {
            line.PayOwed();
        }
    }

    /// <summary>Tells groups, each in this order, and gives the answers that are owed. Returns at once.</summary>
    internal void Tell(IReadOnlyCollection<KeyValuePair<string, List<InvocationMessage>>> told)
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
            var lines = new List<Line>();
            for (var i = 0; i < told.Length; i++)
            {
                if (!_groups.TryGetValue(told[i].Key, out var group))
                {
                    continue;
                }

                tellings[i] = EncodedMessages.Of(_json, told[i].Value);
                foreach (var line in group)
                {
                    if (line.Marks == 0)
                    {
                        lines.Add(line);
                    }

                    line.Marks |= 1UL << i;
                }
            }

            TellMarked(lines, tellings);
        }
    }

    private static void TellMarked(List<Line> lines, EncodedMessages[] tellings)
    {
        var made = new Dictionary<ulong, EncodedMessages>();
        foreach (var line in lines)
        {
            var marks = line.Marks;
            line.Marks = 0;
            if (!made.TryGetValue(marks, out var telling))
            {
                made.Add(marks, telling = EncodedMessages.Of([.. tellings.Where((_, i) => (marks & (1UL << i)) != 0)]));
            }

            line.Tell(telling);
        }
    }

    private void LeaveInTurn(string name, Line line)
    {
        if (!_groups.TryGetValue(name, out var group) || !group.Contains(line))
        {
            return;
        }

        if (group.Length == 1)
        {
            _groups.TryRemove(name, out _);
        }
        else
        {
            _groups[name] = Array.FindAll(group, l => l != line);
        }
    }
}
