using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Hubs;

/// <summary>The lines to all open editors. Tells those who have a passage open several things at once: made into bytes once for all, one write for each line, however many changes a commit held.</summary>
/// <remarks>Nobody waits for a slow line. One that does not take what it is sent is cut off; its page connects again and asks for what it missed.</remarks>
public sealed class WordingLines(ILogger<DefaultHubLifetimeManager<WordingHub>> logger, IHubProtocolResolver protocols) : DefaultHubLifetimeManager<WordingHub>(logger)
{
    /// <summary>How many tellings may wait on a line.</summary>
    private const int MostWaiting = 1000;

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Line>> _groups = new(StringComparer.Ordinal);

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

    /// <summary>Tells those who have a passage open, in this order. Returns at once.</summary>
    public void Tell(PassageId passage, IReadOnlyList<InvocationMessage> messages)
    {
        if (!_groups.TryGetValue(WordingHub.Group(passage), out var group) || group.IsEmpty)
        {
            return;
        }

        var together = Together(messages);
        foreach (var (_, line) in group)
        {
            line.Send(together);
        }
    }

    /// <summary>A message of the JSON protocol ends with a mark, so that several can stand one after another. It is the one protocol this hub speaks (Blazor's own is registered beside it, for its circuits).</summary>
    private SerializedHubMessage Together(IReadOnlyList<InvocationMessage> messages)
    {
        var json = protocols.GetProtocol("json", null) ?? throw new InvalidOperationException("The hubs speak JSON.");
        var bytes = new ArrayBufferWriter<byte>(messages.Count * 256);
        foreach (var message in messages)
        {
            json.WriteMessage(message, bytes);
        }

        return new([new SerializedMessage(json.Name, bytes.WrittenMemory)]);
    }

    /// <summary>One connection, and how much waits on it.</summary>
    private sealed class Line(HubConnectionContext connection)
    {
        private int _waiting;

        public void Send(SerializedHubMessage message)
        {
            var sent = connection.WriteAsync(message);
            if (!sent.IsCompletedSuccessfully)
            {
                _ = WaitAsync(sent);
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
}
