using System.Buffers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Plymouth.BmeCode.Sockets;

/// <summary>One connection to a hub: over its <see cref="DirectSocket"/> where it has one, else through the hub's own layers.</summary>
internal sealed class HubSocket(HubConnectionContext connection, IHubProtocol json)
{
    /// <summary>How many tellings may wait in the hub's own layers.</summary>
    private const int MostWaiting = 1000;

    private readonly DirectSocket? _direct = connection.GetHttpContext()?.Features.Get<DirectSocket>();
    private readonly Lock _turn = new();
    private ArrayBufferWriter<byte>? _owed;
    private int _waiting;

    public string Id => connection.ConnectionId;

    /// <summary>Joins no group any more. For the turn of those who join.</summary>
    public bool Ended { get; set; }

    /// <summary>Which of the groups that are told together this socket is in; 0 between tellings. For the turn of those who tell.</summary>
    public ulong Marks { get; set; }

    /// <summary>Keeps an answer that goes out with what is told next. True for the first that is kept.</summary>
    public bool Owe(HubMessage answer)
    {
        lock (_turn)
        {
            _owed ??= new(1024);
            var first = _owed.WrittenCount == 0;
            json.WriteMessage(answer, _owed);
            return first;
        }
    }

    /// <summary>What is kept goes out now.</summary>
    public void PayOwed()
    {
        if (WithOwed(null) is { } owed)
        {
            Send(owed);
        }
    }

    /// <summary>Returns at once. A socket that takes nothing is cut off.</summary>
    public void Tell(EncodedMessages telling) => Send(WithOwed(telling)!);

    private EncodedMessages? WithOwed(EncodedMessages? telling)
    {
        lock (_turn)
        {
            if (_owed is not { WrittenCount: > 0 })
            {
                return telling;
            }

            var together = EncodedMessages.Of(json, _owed.WrittenSpan, telling);
            _owed.ResetWrittenCount();
            return together;
        }
    }

    private void Send(EncodedMessages telling)
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
            // The socket is gone.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
