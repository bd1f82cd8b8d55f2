using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// WebDriver BiDi over its socket, straight to the browser: https://www.w3.org/TR/webdriver-bidi/. Commands may overlap; each answer finds
/// its own.
/// </summary>
public sealed class BidiConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private Task _reading = Task.CompletedTask;
    private int _last;

    public static async Task<BidiConnection> OpenAsync(Uri address)
    {
        var connection = new BidiConnection();
        await connection._socket.ConnectAsync(address, CancellationToken.None);
        connection._reading = connection.ReadAsync();
        return connection;
    }

    /// <summary>Sends a command and gives its result.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            );
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var bytes = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(bytes.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(bytes, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Hear(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            // The browser has ended, or this connection was given up.
        }

        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(new BrowserException("The browser has ended."));
        }
    }

    private void Hear(JsonNode message)
    {
        if (message["id"] is not { } id || !_waiting.TryRemove((int)id, out var waiting))
        {
            return;
        }

        if ((string?)message["type"] == "error")
        {
            waiting.SetException(new BrowserException($"{message["error"]}: {message["message"]}"));
        }
        else
        {
            waiting.SetResult(message["result"]!);
        }
    }
}
