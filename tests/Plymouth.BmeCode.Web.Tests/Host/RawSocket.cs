using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>A socket to a hub that sends any text whatever, as a hostile client may.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();
    private int _calls;

    private RawSocket(CookieContainer cookies) => _socket.Options.Cookies = cookies;

    public static async Task<RawSocket> OpenAsync(RunningServer server, string hub, CookieContainer cookies)
    {
        var raw = new RawSocket(cookies);
        await raw._socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = hub }.Uri, CancellationToken.None);
        await raw.SendAsync("""{"protocol":"json","version":1}""");
        await raw.HearAsync();
        return raw;
    }

    /// <summary>Calls a method with arguments as they are written; gives its result.</summary>
    public async Task<JsonElement> InvokeAsync(string method, params string[] arguments)
    {
        var call = (++_calls).ToString(CultureInfo.InvariantCulture);
        await SendAsync($$"""{"type":1,"invocationId":"{{call}}","target":"{{method}}","arguments":[{{string.Join(',', arguments)}}]}""");
        while (true)
        {
            var message = JsonDocument.Parse(await HearAsync()).RootElement;
            if (message.GetProperty("type").GetInt32() == 3 && message.GetProperty("invocationId").GetString() == call)
            {
                return message.TryGetProperty("result", out var result)
                    ? result
                    : throw new InvalidOperationException(message.GetRawText());
            }
        }
    }

    /// <summary>Sends any text as a message; gives the next call's answer that comes.</summary>
    public async Task<JsonElement> SayAsync(string text)
    {
        await SendAsync(text);
        return await AnswerAsync();
    }

    /// <summary>The next call's answer that comes.</summary>
    public async Task<JsonElement> AnswerAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await HearAsync()).RootElement;
            if (message.GetProperty("type").GetInt32() == 3)
            {
                return message;
            }
        }
    }

    /// <summary>Sends a text again and again, until the line ends.</summary>
    public async Task SayForEverAsync(string text)
    {
        try
        {
            while (true)
            {
                await SendAsync(text);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut off.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_socket.State == WebSocketState.Open)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // Cut off.
        }

        _socket.Dispose();
    }

    private Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<string> HearAsync()
    {
        using var patience = new CancellationTokenSource(RunningServer.Patience);
        var buffer = new byte[4096];
        while (true)
        {
            var text = _heard.ToString();
            if (text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var end)
            {
                _heard.Remove(0, end + 1);
                return text[..end];
            }

            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server ended it.");
            }

            _heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
    }
}
