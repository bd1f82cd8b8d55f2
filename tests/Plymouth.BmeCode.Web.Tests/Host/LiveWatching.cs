using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Opens the live view as a partner does, and watches it.</summary>
internal static class LiveWatching
{
    /// <summary>The path of the live view's socket.</summary>
    public const string Hub = "/hubs/live";

    /// <summary>Fetches the page behind a link.</summary>
    public static async Task<string> PageAsync(RunningServer server, string token)
    {
        using var browser = server.Browser();
        return await browser.GetStringAsync(new Uri($"/live/{token}", UriKind.Relative));
    }

    /// <summary>Opens a socket, shows the link, and takes every frame from then on.</summary>
    public static async Task<(HubConnection Socket, ChannelReader<JsonElement> Frames, JsonElement Place)> WatchAsync(
        RunningServer server,
        string token
    )
    {
        var socket = await server.OpenSocketAsync(Hub);
        var frames = Channel.CreateUnbounded<JsonElement>();
        socket.On<JsonElement>("Frame", frame => frames.Writer.TryWrite(frame));
        return (socket, frames.Reader, (await socket.InvokeAsync<JsonElement?>("Watch", token))!.Value);
    }

    /// <summary>Waits for the next frame.</summary>
    public static async Task<JsonElement> NextAsync(ChannelReader<JsonElement> frames) =>
        await frames.ReadAsync().AsTask().WaitAsync(RunningServer.Patience);

    /// <summary>The HTML of a frame's fragments, by their ids.</summary>
    public static Dictionary<string, string> Fragments(JsonElement frame) =>
        frame
            .GetProperty("fragments")
            .EnumerateArray()
            .ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("html").GetString()!);
}
