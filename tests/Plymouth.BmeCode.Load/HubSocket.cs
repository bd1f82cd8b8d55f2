using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Plymouth.BmeCode.Load;

/// <summary>Told of one message of the hub, without its end mark; on the socket's own loop, in order.</summary>
internal delegate void Heard(ReadOnlySpan<byte> message);

/// <summary>
/// A connection to a hub over a WebSocket: SignalR's JSON protocol, as a browser speaks it. What is given out while a frame is on its way
/// goes into the next one; what is given out while something is heard goes out as soon as it has been.
/// </summary>
/// <remarks>With a delay every message waits that long on the line, each way.</remarks>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte EndMark = 0x1e;
    private static readonly byte[] Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _turn = new();
    private readonly SemaphoreSlim _given = new(0);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly Line? _in;
    private readonly Line? _out;
    private ArrayBufferWriter<byte> _next = new(4096);
    private ArrayBufferWriter<byte> _going = new(4096);
    private Task _loops = Task.CompletedTask;
    private int _lastId;
    private bool _wanted;
    private bool _hears;
    private bool _sends;

    private HubSocket(ClientWebSocket socket, TimeSpan delay)
    {
        _socket = socket;
        if (delay > TimeSpan.Zero)
        {
            _in = new(delay, message => Hear(message.Span), _stop.Token);
            _out = new(delay, message => Put(message.Span), _stop.Token);
        }
    }

    /// <summary>Hears every message that is not the answer to <see cref="AskAsync"/>.</summary>
    public Heard Heard { get; set; } = _ => { };

    /// <summary>
    /// Text, as browsers send it, must be whole Unicode, or the WebSocket's own layer ends the connection; binary goes as it is to what
    /// reads messages.
    /// </summary>
    public WebSocketMessageType Kind { get; set; } = WebSocketMessageType.Text;

    /// <summary>Ends when the connection has, with why.</summary>
    public Task<string> Ended => _ended.Task;

    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Bytes that have come so far.</summary>
    public long BytesIn { get; private set; }

    /// <summary>Connects to a hub, <c>hubs/wording</c>, with a member's cookie.</summary>
    public static async Task<HubSocket> ConnectAsync(Uri server, string hub, string? cookie, TimeSpan delay = default)
    {
        var socket = new ClientWebSocket();
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        await socket.ConnectAsync(new($"ws://{server.Authority}/{hub}"), default);
        await socket.SendAsync(Handshake, WebSocketMessageType.Text, true, default);
        var hub1 = new HubSocket(socket, delay);
        var answer = new byte[256];
        var got = await socket.ReceiveAsync(answer.AsMemory(), default);
        if (!answer.AsSpan(0, got.Count).StartsWith("{}\u001e"u8))
        {
            throw new InvalidOperationException($"The hub did not shake hands: {Encoding.UTF8.GetString(answer, 0, got.Count)}");
        }

        hub1._loops = Task.WhenAll(hub1.ReceiveAsync(answer.AsSpan(3, got.Count - 3).ToArray()), hub1.SendAsync());
        return hub1;
    }

    /// <summary>Gives a message (without its end mark) out; never waits.</summary>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (_out is { } line)
        {
            line.Put(message);
        }
        else
        {
            Put(message);
        }
    }

    /// <summary>Calls a method and waits for its answer. Arguments are JSON.</summary>
    /// <exception cref="InvalidOperationException">The call failed, or the connection ended.</exception>
    public async Task<JsonElement> AskAsync(string method, params string[] arguments)
    {
        var id = $"a{Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)}";
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(
            Encoding.UTF8.GetBytes(
                $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"{method}\",\"arguments\":[{string.Join(',', arguments)}]}}"
            )
        );
        return await Task.WhenAny(answer.Task, Ended).WaitAsync(TimeSpan.FromSeconds(60)) == answer.Task
            ? await answer.Task
            : throw new InvalidOperationException($"The connection ended: {await Ended}");
    }

    /// <summary>Ends the connection without a word.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _loops;
        _socket.Dispose();
        _stop.Dispose();
        _given.Dispose();
    }

    private void Put(ReadOnlySpan<byte> message)
    {
        bool wake;
        lock (_turn)
        {
            _next.Write(message);
            _next.Write([EndMark]);
            wake = !_wanted && !_hears;
            _wanted = true;
        }

        if (wake)
        {
            _given.Release();
        }
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                await _given.WaitAsync(_stop.Token);
                await SendGivenAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            _ended.TrySetResult(e.Message);
        }
    }

    /// <summary>Sends what was given out, unless somebody does already.</summary>
    private async ValueTask SendGivenAsync()
    {
        while (TryTakeGiven())
        {
            await _socket.SendAsync(_going.WrittenMemory, Kind, true, _stop.Token);
            _going.ResetWrittenCount();
            lock (_turn)
            {
                _sends = false;
            }
        }
    }

    private bool TryTakeGiven()
    {
        lock (_turn)
        {
            if (_sends || !_wanted)
            {
                return false;
            }

            (_next, _going) = (_going, _next);
            _wanted = false;
            return _sends = true;
        }
    }

    private async Task ReceiveAsync(byte[] early)
    {
        var buffer = new byte[16 * 1024];
        var length = Take(early);
        early.AsSpan(early.Length - length).CopyTo(buffer);
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }

                var got = await _socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    _ended.TrySetResult(_socket.CloseStatusDescription ?? "closed");
                    return;
                }

                BytesIn += got.Count;
                length += got.Count;
                _hears = true;
                var left = Take(buffer.AsSpan(0, length));
                _hears = false;
                await SendGivenAsync();
                buffer.AsSpan(length - left, left).CopyTo(buffer);
                length = left;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            _ended.TrySetResult(e.Message);
        }
    }

    /// <summary>Takes whole messages off; returns how many bytes are left over.</summary>
    private int Take(ReadOnlySpan<byte> bytes)
    {
        int end;
        while ((end = bytes.IndexOf(EndMark)) >= 0)
        {
            if (_in is { } line)
            {
                line.Put(bytes[..end]);
            }
            else
            {
                Hear(bytes[..end]);
            }

            bytes = bytes[(end + 1)..];
        }

        return bytes.Length;
    }

    private void Hear(ReadOnlySpan<byte> message)
    {
        if (!message.StartsWith("{\"type\":3,\"invocationId\":\"a"u8))
        {
            Heard(message);
            return;
        }

        using var completion = JsonDocument.Parse(message.ToArray());
        var root = completion.RootElement;
        if (!_asked.TryRemove(root.GetProperty("invocationId").GetString()!, out var asked))
        {
            return;
        }

        if (root.TryGetProperty("error", out var error))
        {
            asked.SetException(new InvalidOperationException(error.GetString()));
        }
        else
        {
            asked.SetResult(root.TryGetProperty("result", out var result) ? result.Clone() : default);
        }
    }
}
