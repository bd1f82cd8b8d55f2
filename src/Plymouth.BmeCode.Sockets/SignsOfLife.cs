using Microsoft.AspNetCore.SignalR;

namespace Plymouth.BmeCode.Sockets;

/// <summary>Says after what silence whoever holds a socket counts as gone.</summary>
public static class SignsOfLife
{
    /// <summary>
    /// A browser that says nothing for this long is gone, with its carets and its seat: two of its own signs of life, which it gives every
    /// 15 seconds.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>Gives a hub this silence, and makes it say something itself in half of that.</summary>
    public static void Expect(HubOptions hub)
    {
        ArgumentNullException.ThrowIfNull(hub);
        hub.ClientTimeoutInterval = Silence;
        hub.KeepAliveInterval = Silence / 2;
    }
}
