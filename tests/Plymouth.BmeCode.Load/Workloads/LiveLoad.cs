using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>1,000 partner pages' connections on the live view while 10 members type, each in a clause of their own.</summary>
internal static class LiveLoad
{
    private const int Pages = 1000;
    private const int Members = 10;
    private const double LettersPerSecond = 5;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var pages = options.Count ?? Pages;
        var meeting = await Workload.StartAsync(options);
        await using var server = meeting.Server;
        var token = meeting.PartnerToken();
        using (var browser = new HttpClient())
        {
            (await browser.GetAsync(new Uri(server.Address, $"live/{token}"))).EnsureSuccessStatusCode();
        }

        var clauses = meeting.Clauses().Take(Members).ToList();
        var editors = new List<Editor>();
        foreach (var (number, cookie) in (await meeting.ComeInAsync(Members)).Index())
        {
            editors.Add(await Editor.OpenAsync(meeting, cookie, clauses[number], new(), marks: true));
        }

        var before = server.Memory;
        var frames = new Frames();
        var sockets = new List<HubSocket>();
        for (var i = 0; i < pages; i++)
        {
            var socket = await HubSocket.ConnectAsync(server.Address, "hubs/live", null);
            socket.Heard = frames.Hear;
            sockets.Add(socket);
            await socket.AskAsync("Watch", JsonSerializer.Serialize(token));
        }

        report.Add("server memory a page, nothing typed yet", (server.Memory - before) / 1000.0 / pages, "kB", "< 60");
        var (cpu, keystrokes) = await Typists.MeasureAsync(meeting, editors, LettersPerSecond, options.Seconds ?? 20);
        report.Add("server memory a page, after the typing", (server.Memory - before) / 1000.0 / pages, "kB");
        frames.Report(report, editors, clauses.Select(c => c.Value).ToList());
        report.Add("server CPU per 1,000 keystrokes", cpu.TotalSeconds * 1000 / keystrokes, "s");
        Checks.OfEditors(editors, report);
        if (sockets.Count(s => s.Ended.IsCompleted) is > 0 and var ended)
        {
            report.Failures.Add($"{ended} pages were cut off.");
        }

        await Checks.EndAsync(editors, sockets);
    }

    /// <summary>When each frame came to each page, and what stood in it.</summary>
    private sealed class Frames
    {
        private readonly ConcurrentDictionary<int, (byte[] Message, ConcurrentQueue<long> Came)> _frames = new();

        public void Hear(ReadOnlySpan<byte> message)
        {
            var now = Stopwatch.GetTimestamp();
            if (!Editor.Measures || !message.StartsWith("{\"type\":1,\"target\":\"Frame\""u8))
            {
                return;
            }

            var number = NumberOf(message);
            if (!_frames.TryGetValue(number, out var frame))
            {
                frame = _frames.GetOrAdd(number, (message.ToArray(), new()));
            }

            frame.Came.Enqueue(now);
        }

        /// <summary>
        /// A keystroke is on a page with the first frame whose clause holds it: members type one sign only, so its count says which
        /// keystrokes these are.
        /// </summary>
        public void Report(Report report, List<Editor> editors, List<string> clauses)
        {
            var latencies = new Latencies();
            var shown = new int[editors.Count];
            var bytes = 0L;
            foreach (var (_, (message, came)) in _frames.OrderBy(f => f.Key))
            {
                bytes += message.Length;
                using var document = JsonDocument.Parse(message);
                foreach (var fragment in document.RootElement.GetProperty("arguments")[0].GetProperty("fragments").EnumerateArray())
                {
                    var editor = clauses.FindIndex(c => fragment.GetProperty("id").GetString() == $"clause-{c}");
                    if (editor < 0)
                    {
                        continue;
                    }

                    // Each stands in the clause as it is and in the redline.
                    var count = fragment.GetProperty("html").GetString()!.Count(c => c == Editor.Mark) / 2;
                    for (var i = shown[editor] == 0 ? count : shown[editor]; i < count; i++)
                    {
                        var typed = editors[editor].TypedAt[i];
                        foreach (var at in came)
                        {
                            latencies.Add(at - typed);
                        }
                    }

                    shown[editor] = count;
                }
            }

            report.Add("change → page", latencies, (0.5, null), (0.95, "< 250"), (0.99, null));
            report.Add("frames", _frames.Count, "frames");
            report.Add("bytes a frame", bytes / 1000.0 / Math.Max(1, _frames.Count), "kB");
        }

        private static int NumberOf(ReadOnlySpan<byte> message)
        {
            var from = message.IndexOf("\"number\":"u8) + 9;
            var digits = message[from..];
            return int.Parse(digits[..digits.IndexOf((byte)',')], CultureInfo.InvariantCulture);
        }
    }
}
