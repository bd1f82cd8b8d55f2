using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Wordings;
using Trace = Plymouth.BmeCode.Testing.Trace;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// The edits of a real paper into one clause, each a change of its own, by one editor that has at most 2,000 of them unanswered; the text
/// is checked before and after a restart, and what it costs to open a clause with that history.
/// </summary>
internal static class ReplayLoad
{
    private const int MostUnanswered = 2000;
    private const int Openings = 20;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var trace = Trace.Paper(options.Count);
        var meeting = await Workload.StartAsync(options, Workload.WithoutPace(report));
        await using var server = meeting.Server;
        var clause = meeting.Clauses()[0];
        var cookie = (await meeting.ComeInAsync(1))[0];
        await using (var socket = await HubSocket.ConnectAsync(server.Address, "hubs/wording", cookie))
        {
            await ReplayAsync(socket, meeting, clause, trace, report);
        }

        await CheckAsync(meeting, clause, cookie, trace, "before the restart", report);
        report.Add("server memory", server.Memory / 1e6, "MB");
        await server.KillAsync();
        report.Add("start on that history", (await server.StartAgainAsync()).TotalSeconds, "s");
        await CheckAsync(meeting, clause, cookie, trace, "after the restart", report);
        report.Add("server memory after the restart", server.Memory / 1e6, "MB");
        await OpenAsync(meeting, clause, cookie, report);
        var (exit, said) = await server.RunAsync("verify");
        if (exit != 0)
        {
            report.Failures.Add($"The journals do not verify: {said}");
        }
    }

    private static async Task ReplayAsync(HubSocket socket, Meeting meeting, PassageId clause, Trace trace, Report report)
    {
        var opened = await socket.AskAsync("Open", JsonSerializer.Serialize(clause.Value), "{}");
        var client = opened.GetProperty("client").GetString()!;
        var version = opened.GetProperty("version").GetInt32();
        var length = DeltaJson.Read(opened.GetProperty("wording")).Length;
        using var room = new SemaphoreSlim(MostUnanswered);
        var (answered, wrong) = (0, "");
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Heard = message =>
        {
            if (!message.StartsWith("{\"type\":3"u8))
            {
                return;
            }

            if (message.IndexOf("\"version\""u8) < 0)
            {
                wrong = System.Text.Encoding.UTF8.GetString(message);
                all.TrySetResult();
            }

            room.Release();
            if (++answered == trace.Edits.Count + 1)
            {
                all.TrySetResult();
            }
        };
        _ = socket.Ended.ContinueWith(ended => (wrong, _) = (ended.Result, all.TrySetResult()), TaskScheduler.Default);

        var messages = trace
            .Edits.Prepend(new DeltaBuilder().Delete(length - 1).ToDelta())
            .Select((edit, i) => Message(clause, client, version + i, i + 1, edit))
            .ToList();
        using var profile = Profile.Start(meeting);
        var onDisk = meeting.BytesOnDisk();
        var (cpu, began) = (meeting.Server.Cpu, Stopwatch.GetTimestamp());
        foreach (var message in messages)
        {
            if (!room.Wait(0))
            {
                await Task.WhenAny(room.WaitAsync(), all.Task);
            }

            if (all.Task.IsCompleted)
            {
                break;
            }

            socket.Send(message);
        }

        await all.Task.WaitAsync(TimeSpan.FromMinutes(5));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (wrong.Length > 0)
        {
            report.Failures.Add($"An edit was not stored: {wrong}");
        }

        report.Add("changes a second", answered / seconds, "a second", "> 30,000");
        report.Add("changes", answered, "stored");
        report.Add("bytes on disk a change", (meeting.BytesOnDisk() - onDisk) / (double)answered, "bytes", "< 120");
        report.Add("server CPU per 1,000 changes", (meeting.Server.Cpu - cpu).TotalSeconds * 1000 / answered, "s");
    }

    private static byte[] Message(PassageId clause, string client, int @base, int sequence, Delta edit) =>
        System.Text.Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"type\":1,\"invocationId\":\"{sequence}\",\"target\":\"Submit\",\"arguments\":[{JsonSerializer.Serialize(clause.Value)},{{\"base\":{@base},\"client\":\"{client}\",\"sequence\":{sequence},\"delta\":{DeltaJson.Write(edit)}}}]}}"
            )
        );

    private static async Task CheckAsync(Meeting meeting, PassageId clause, string cookie, Trace trace, string when, Report report)
    {
        await using var socket = await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie);
        var opened = await socket.AskAsync("Open", JsonSerializer.Serialize(clause.Value), "{}");
        if (DeltaJson.Read(opened.GetProperty("wording")) != Wording.OfText(trace.End + "\n").ToDelta())
        {
            report.Failures.Add($"The text is not the paper's {when}.");
        }
    }

    /// <summary>
    /// Each time a new connection, as a page makes it; the time is from asking to having the answer, the bytes are those of the answer.
    /// </summary>
    private static async Task OpenAsync(Meeting meeting, PassageId clause, string cookie, Report report)
    {
        var (times, bytes) = (new Latencies(), 0L);
        for (var i = 0; i < Openings; i++)
        {
            await using var socket = await HubSocket.ConnectAsync(meeting.Server.Address, "hubs/wording", cookie);
            var (began, before) = (Stopwatch.GetTimestamp(), socket.BytesIn);
            await socket.AskAsync("Open", JsonSerializer.Serialize(clause.Value), "{}");
            times.Add(Stopwatch.GetTimestamp() - began);
            bytes = socket.BytesIn - before;
        }

        report.Add("open", times, (0.5, "< 15"), (0.95, null));
        report.Add("bytes to open", bytes / 1000.0, "kB", "< 115");
    }
}
