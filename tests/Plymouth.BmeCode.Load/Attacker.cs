using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Load;

/// <summary>A member who sends what no editor sends, one message after the answer to the last, and comes back whenever cut off.</summary>
internal sealed class Attacker(Meeting meeting, string cookie, IReadOnlyList<PassageId> clauses, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Random _random = new(seed);

    public int Sent { get; private set; }

    /// <summary>Answered with what is wrong.</summary>
    public int Told { get; private set; }

    /// <summary>Their sender was cut off.</summary>
    public int CutOff { get; private set; }

    /// <summary>Nothing came of them within the patience.</summary>
    public int Unanswered { get; private set; }

    /// <summary>A message the server took as a change.</summary>
    public string? Taken { get; private set; }

    /// <summary>How long the answers took.</summary>
    public Latencies Answers { get; } = new();

    /// <summary>Sends so many messages.</summary>
    public async Task RunAsync(int messages)
    {
        while (Sent < messages)
        {
            await using var socket = await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie);
            var opened = await socket.AskAsync("Open", JsonSerializer.Serialize(clauses[^1].Value), "{}");
            var hostilities = new Hostilities(_random, [.. clauses.Skip(1).Select(c => c.Value)], opened.GetProperty("client").GetString()!, Length(opened));
            while (Sent < messages && await SendAsync(socket, hostilities))
            {
            }
        }
    }

    /// <summary>Sends one and waits for what comes of it; false once cut off.</summary>
    private async Task<bool> SendAsync(HubSocket socket, Hostilities hostilities)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"h{++Sent}");
        var message = hostilities.Next(id);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mark = Encoding.UTF8.GetBytes($"\"invocationId\":\"{id}\"");
        socket.Heard = heard =>
        {
            if (heard.IndexOf(mark) >= 0)
            {
                answer.TrySetResult(Encoding.UTF8.GetString(heard));
            }
        };
        var began = Stopwatch.GetTimestamp();
        socket.Send(message);
        var first = await Task.WhenAny(answer.Task, socket.Ended, Task.Delay(Patience, TimeProvider.System));
        if (first == answer.Task)
        {
            Told++;
            Answers.Add(Stopwatch.GetTimestamp() - began);
            var said = await answer.Task;
            Taken ??= said.Contains("\"version\"", StringComparison.Ordinal) && message.AsSpan().IndexOf("\"Submit\""u8) >= 0 ? Encoding.UTF8.GetString(message) : null;
            return true;
        }

        if (first == socket.Ended)
        {
            CutOff++;
            return false;
        }

        if (StillNames(message, id))
        {
            Unanswered++;
        }
        else
        {
            // Scrambled so that it names another invocation or none: an answer, if any, could not be known as this one's.
            Told++;
        }

        return true;
    }

    private static bool StillNames(byte[] message, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.TryGetProperty("invocationId", out var named) && named.GetString() == id && document.RootElement.GetProperty("type").GetInt32() == 1;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    private static int Length(JsonElement opened) => Wordings.DeltaJson.Read(opened.GetProperty("wording")).Length;
}
