namespace Plymouth.BmeCode.Sockets;

/// <summary>
/// The way a hub's messages take. Every way carries the same messages in the same order; a later one costs the server less.
/// </summary>
public enum SocketWay
{
    /// <summary>SignalR's own layers carry all messages, in and out.</summary>
    Usual,

    /// <summary>Messages made once for many pages go straight to each socket of the system (<see cref="DirectSocket"/>).</summary>
    Direct,

    /// <summary>Besides, calls may be taken off the socket before their hub has them (<see cref="EarlyCalls"/>).</summary>
    Early,
}
