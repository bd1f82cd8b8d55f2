using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Plymouth.BmeCode.EndToEnd.Servers;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// The network between a browser and the server, as a TCP proxy of its own: it can be cut, fall silent without closing anything, break at a
/// message it does not like, and come back. Real sockets, real time.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly int _server;
    private readonly Task _accepting;
    private TaskCompletionSource _flows = Flowing();
    private volatile bool _refuses;

    /// <summary>A wire to a server.</summary>
    public Wire(Server server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = new Uri(server.Address).Port;
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server is reached over this wire.</summary>
    public string Address { get; }

    /// <summary>Breaks every connection on which the browser sends more than this at once, bytes; null (as it begins): none.</summary>
    public int? BreaksAbove { get; set; }

    /// <summary>How often that has happened.</summary>
    public int Broken { get; private set; }

    /// <summary>Nothing passes any more, in either direction; nothing is closed, and what is sent waits in the wire.</summary>
    public void Stall() => _flows = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Every connection is closed, and new ones too.</summary>
    public void Cut()
    {
        _refuses = true;
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>All is well again; what waited in the wire goes on.</summary>
    public void Resume()
    {
        _refuses = false;
        _flows.TrySetResult();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Resume();
        Cut();
        await _accepting;
        _end.Dispose();
        _listener.Dispose();
    }

    private static TaskCompletionSource Flowing()
    {
        var flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        flows.SetResult();
        return flows;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The wire is taken away.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            if (_refuses)
            {
                return;
            }

            _open[browser] = true;
            _open[server] = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
                await Task.WhenAny(PassAsync(browser, server, fromBrowser: true), PassAsync(server, browser, fromBrowser: false));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The server does not listen, or the wire was cut.
            }
            finally
            {
                _open.TryRemove(browser, out _);
                _open.TryRemove(server, out _);
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool fromBrowser)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
            {
                await _flows.Task.WaitAsync(_end.Token);
                if (fromBrowser && BreaksAbove is { } most && count > most)
                {
                    Broken++;
                    return;
                }

                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone.
        }
    }
}
