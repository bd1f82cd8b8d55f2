using System.Net.Sockets;

namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// The way out of one WebSocket, straight to the system: what the socket's own layers write, and frames made once for many sockets, each
/// whole and in turn. Nothing is copied; what the system does not take at once waits here.
/// </summary>
/// <remarks>
/// Between the first and the last part of a message nothing else may go out (RFC 6455, 5.4), so frames wait for its end. Where both wait,
/// the layers' own goes first.
/// </remarks>
internal sealed class DirectSocket(Socket socket)
{
    /// <summary>The most that may wait on a socket, bytes.</summary>
    private const int MostWaiting = 4 * 1024 * 1024;

    private readonly Lock _turn = new();
    private Queue<ReadOnlyMemory<byte>>? _waiting;
    private Own? _own;
    private int _bytesWaiting;
    private bool _sending;
    private bool _withinMessage;
    private bool _ended;

    /// <summary>The way in of the same WebSocket.</summary>
    public InboundPipe In { get; } = new();

    /// <summary>Sends a whole frame, or keeps it until its turn; never waits. The bytes must stay as they are.</summary>
    /// <returns>False where so much waits that the socket is given up.</returns>
    public bool TryTell(ReadOnlyMemory<byte> frame)
    {
        lock (_turn)
        {
            if (_ended)
            {
                return true;
            }

            if (!_sending && !_withinMessage)
            {
                _ = BeginInTurn(frame, isOwn: false);
                return true;
            }

            if (_bytesWaiting + frame.Length > MostWaiting)
            {
                EndInTurn();
                return false;
            }

            (_waiting ??= new()).Enqueue(frame);
            _bytesWaiting += frame.Length;
            return true;
        }
    }

    /// <summary>
    /// Sends what the socket's own layers write: one frame at each call, one call at a time. Ends when the system has it.
    /// </summary>
    /// <exception cref="IOException">The socket has ended.</exception>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        lock (_turn)
        {
            if (_ended)
            {
                return ValueTask.FromException(Gone());
            }

            _withinMessage = WebSocketFrame.IsWithinMessageAfter(frame.Span, _withinMessage);
            if (_sending)
            {
                _own = new(frame);
                return new(_own.Sent.Task);
            }

            return BeginInTurn(frame, isOwn: true) is { } later ? new(later.Sent.Task) : ValueTask.CompletedTask;
        }
    }

    /// <summary>Nothing goes out any more.</summary>
    public void End()
    {
        lock (_turn)
        {
            EndInTurn();
        }
    }

    /// <summary>Null where all of it is out at once and nothing waits, as nearly always.</summary>
    private Own? BeginInTurn(ReadOnlyMemory<byte> frame, bool isOwn)
    {
        ValueTask<int> sent;
        try
        {
            sent = socket.SendAsync(frame, SocketFlags.None);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            sent = ValueTask.FromException<int>(e);
        }

        if (sent.IsCompletedSuccessfully && (_waiting is null || _withinMessage))
        {
            _ = sent.Result;
            return null;
        }

        _sending = true;
        var own = isOwn ? new Own(frame) : null;
        _ = GoOnAsync(sent, own);
        return own;
    }

    private async Task GoOnAsync(ValueTask<int> sending, Own? own)
    {
        try
        {
            while (true)
            {
                await sending;
                own?.Sent.TrySetResult();
                lock (_turn)
                {
                    if (!TryNextInTurn(out var frame, out own))
                    {
                        _sending = false;
                        return;
                    }

                    sending = socket.SendAsync(frame, SocketFlags.None);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            End();
            own?.Sent.TrySetException(Gone());
        }
    }

    private bool TryNextInTurn(out ReadOnlyMemory<byte> frame, out Own? own)
    {
        (own, _own) = (_own, null);
        frame = own?.Frame ?? default;
        if (own is not null)
        {
            return true;
        }

        if (_withinMessage || _waiting is null || !_waiting.TryDequeue(out frame))
        {
            return false;
        }

        _bytesWaiting -= frame.Length;
        if (_waiting.Count == 0)
        {
            _waiting = null;
        }

        return true;
    }

    private void EndInTurn()
    {
        _ended = true;
        _waiting = null;
        _bytesWaiting = 0;
        _own?.Sent.TrySetException(Gone());
        _own = null;
    }

    private static IOException Gone() => new("The socket has ended.");

    /// <summary>A frame of the socket's own layers, and the end of its sending.</summary>
    private sealed class Own(ReadOnlyMemory<byte> frame)
    {
        public ReadOnlyMemory<byte> Frame => frame;

        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
