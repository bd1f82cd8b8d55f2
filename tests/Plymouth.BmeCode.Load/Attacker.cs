using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Load;

/// <summary>
/// A member who sends what no editor sends, without waiting for answers, and comes back whenever cut off. At a steady pace everything is
/// looked at; a flood is more than the server puts up with.
/// </summary>
internal sealed class Attacker(Meeting meeting, string cookie, IReadOnlyList<PassageId> clauses, int seed)
{
    /// <summary>How long an answer may take before it counts as none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long whoever is not let in waits before the next try.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(250);
    private static readonly byte[] TooFast = "\"tooFast\""u8.ToArray();
    private static readonly byte[] Version = "\"result\":{\"version\""u8.ToArray();
    private static readonly byte[] Id = "\"invocationId\":\""u8.ToArray();
    private readonly Random _random = new(seed);
    private int _answers;
    private int _refusedUnread;
    private int _answerable;

    public int Sent { get; private set; }

    /// <summary>Answered with what is wrong.</summary>
    public int Told { get; private set; }

    /// <summary>Of those told: refused unread, because they were too many.</summary>
    public int ToldTooMany => _refusedUnread;

    /// <summary>Their sender was cut off before an answer came.</summary>
    public int CutOff { get; private set; }

    /// <summary>So scrambled that they ask for no answer (a sign of life, or a call without a name).</summary>
    public int AskingNothing { get; private set; }

    /// <summary>Nothing came of them within the patience.</summary>
    public int Unanswered { get; private set; }

    /// <summary>How often the server let this member in, and did not.</summary>
    public (int In, int TurnedAway) Lines { get; private set; }

    /// <summary>A message the server took as a change.</summary>
    public string? Taken { get; private set; }

    /// <summary>How long the answers took, where nothing was waiting before.</summary>
    public Latencies Answers { get; } = new();

    /// <summary>Sends so many messages, at a steady pace.</summary>
    public Task RunAsync(int messages, double perSecond) => RunAsync(messages, perSecond, CancellationToken.None);

    /// <summary>Sends as fast as it goes out, until told to stop.</summary>
    public Task FloodAsync(CancellationToken stop) => RunAsync(int.MaxValue, null, stop);

    private async Task RunAsync(int messages, double? perSecond, CancellationToken stop)
    {
        // Out of step with the others.
        var began = Stopwatch.GetTimestamp() + (perSecond is { } each ? (long)(_random.NextDouble() / each * Stopwatch.Frequency) : 0);
        while (Sent < messages && !stop.IsCancellationRequested)
        {
            if (await ConnectAsync() is not { } socket)
            {
                Lines = (Lines.In, Lines.TurnedAway + 1);
                await Task.Delay(TryAgain, TimeProvider.System, CancellationToken.None);
                began = Stopwatch.GetTimestamp() - (perSecond is { } p ? (long)(Sent / p * Stopwatch.Frequency) : 0);
                continue;
            }

            Lines = (Lines.In + 1, Lines.TurnedAway);
            await using (socket)
            {
                // Every other line takes bytes that are no text to where messages are read.
                socket.Kind = Lines.In % 2 == 0 ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await OnLineAsync(socket, messages, perSecond, began, stop);
            }
        }
    }

    private async Task<HubSocket?> ConnectAsync()
    {
        try
        {
            return await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie);
        }
        catch (WebSocketException e) when (e.Message.Contains("429", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private async Task OnLineAsync(HubSocket socket, int messages, double? perSecond, long began, CancellationToken stop)
    {
        var waiting = new ConcurrentDictionary<string, (long At, byte[] Message)>();
        (_answers, _answerable) = (0, 0);
        var sentHere = 0;
        socket.Heard = heard => Hear(heard, waiting);
        var opened = await OpenAsync(socket);
        var hostilities = new Hostilities(_random, [.. clauses.Skip(1).Select(c => c.Value)], opened.Client, opened.Length);
        while (Sent < messages && !stop.IsCancellationRequested && !socket.Ended.IsCompleted)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"h{++Sent}");
            var (message, asks) = hostilities.Next(id);
            sentHere++;
            if (asks)
            {
                _answerable++;
                waiting[id] = (Stopwatch.GetTimestamp(), message);
            }

            socket.Send(message);
            await (perSecond is { } pace ? UntilAsync(began + (long)(Sent / pace * Stopwatch.Frequency)) : OutAsync(socket, Sent));
        }

        var patience = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _answers) < _answerable && !socket.Ended.IsCompleted && Stopwatch.GetElapsedTime(patience) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }

        var told = Math.Min(_answers, _answerable);
        Told += told;
        AskingNothing += sentHere - _answerable;
        if (socket.Ended.IsCompleted)
        {
            CutOff += _answerable - told;
        }
        else
        {
            Unanswered += _answerable - told;
        }
    }

    private async Task<(string Client, int Length)> OpenAsync(HubSocket socket)
    {
        try
        {
            var opened = await socket.AskAsync("Open", JsonSerializer.Serialize(clauses[^1].Value), "{}");
            return opened.TryGetProperty("client", out var client)
                ? (client.GetString()!, Wordings.DeltaJson.Read(opened.GetProperty("wording")).Length)
                : ("none", 1);
        }
        catch (InvalidOperationException)
        {
            return ("none", 1);
        }
    }

    private void Hear(ReadOnlySpan<byte> heard, ConcurrentDictionary<string, (long At, byte[] Message)> waiting)
    {
        if (!heard.StartsWith("{\"type\":3,"u8))
        {
            return;
        }

        Interlocked.Increment(ref _answers);
        if (heard.IndexOf(TooFast) >= 0)
        {
            Interlocked.Increment(ref _refusedUnread);
        }

        if (!waiting.TryRemove(IdIn(heard), out var asked))
        {
            return;
        }

        Answers.Add(Stopwatch.GetTimestamp() - asked.At);
        if (heard.IndexOf(Version) >= 0 && asked.Message.AsSpan().IndexOf("\"Submit\""u8) >= 0)
        {
            Taken ??= Encoding.UTF8.GetString(asked.Message);
        }
    }

    private static string IdIn(ReadOnlySpan<byte> answer)
    {
        var id = answer[(answer.IndexOf(Id) + Id.Length)..];
        return Encoding.UTF8.GetString(id[..id.IndexOf((byte)'"')]);
    }

    /// <summary>A flood does not pile up in this process: now and then it waits until it is out.</summary>
    private static async ValueTask OutAsync(HubSocket socket, int sent)
    {
        if (sent % 100 == 0)
        {
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System), socket.Ended);
        }
    }

    private static async ValueTask UntilAsync(long due)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var left && left > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(left, TimeProvider.System);
        }
    }
}
