namespace Plymouth.BmeCode.Sockets;

/// <summary>Takes messages off a socket before its hub has them.</summary>
public interface IMessageTaker
{
    /// <summary>Takes a message, without its end mark; false where it is for the hub.</summary>
    bool TryTake(ReadOnlySpan<byte> message);

    /// <summary>Ends when more may be taken.</summary>
    Task RoomAsync();
}

/// <summary>
/// What comes in over one WebSocket, between those who read it: messages are taken before the hub has them only while the hub has begun
/// everything that came before, so that all begins in the order it came.
/// </summary>
internal sealed class InboundPipe
{
    private long _passed;
    private long _had;
    private volatile bool _hubWaits;

    /// <summary>Who is asked first; null: everything is for the hub.</summary>
    public IMessageTaker? Taker { get; set; }

    /// <summary>True where nothing is under way to the hub, which has shaken hands and waits for what comes.</summary>
    public bool IsFree => _hubWaits && Volatile.Read(ref _had) is > 0 and var had && had == _passed;

    /// <summary>So many bytes of messages go to the hub. For the one who reads the socket.</summary>
    public void Passed(long bytes) => _passed += bytes;

    /// <summary>The hub has begun so many bytes of messages.</summary>
    public void HubHad(long bytes) => Volatile.Write(ref _had, _had + bytes);

    /// <summary>The hub waits for more, or has got some.</summary>
    public void HubWaits(bool waits) => _hubWaits = waits;
}
