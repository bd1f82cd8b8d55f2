using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// kill -9 at a random moment under <c>burst</c>, restart; counts what anybody had seen and is gone, or is there as another change.
/// </summary>
internal static class CrashLoad
{
    private const int Editors = 8;
    private const int Times = 10;

    /// <summary>So many kills on one data folder, then a new one: a journal of millions would only make the run longer.</summary>
    private const int TimesOnOneFolder = 20;

    /// <summary>The moment is taken from when so many changes were seen: a server that has just started does hardly anything yet.</summary>
    private const int Warm = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1000);

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var environment = Workload.WithoutPace(report);
        var (done, seen, lost, left) = (0, 0L, 0L, options.Times ?? Times);
        while (left > 0)
        {
            var times = Math.Min(left, TimesOnOneFolder);
            var meeting = await Workload.StartAsync(options with { Seed = options.Seed + done }, environment);
            await using var server = meeting.Server;
            var clause = meeting.Clauses()[0];
            var cookies = await meeting.ComeInAsync(Editors);
            for (var i = 0; i < times; i++, done++)
            {
                var round = await KillAsync(meeting, clause, cookies, report);
                (seen, lost) = (seen + round.Seen, lost + round.Lost);
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"kill {done + 1}: {round.Seen} changes seen, {round.Lost} lost")
                );
            }

            var (exit, said) = await server.RunAsync("verify");
            if (exit != 0)
            {
                report.Failures.Add($"The journals do not verify: {said}");
            }

            left -= times;
        }

        report.Add("kills", done, "times");
        report.Add("changes seen by anybody", seen, "changes");
        report.Add("of them gone or another", lost, "changes", "0");
        if (lost > 0)
        {
            report.Failures.Add($"{lost} changes that somebody had seen are gone.");
        }
    }

    private static async Task<(long Seen, long Lost)> KillAsync(
        Meeting meeting,
        PassageId clause,
        IReadOnlyList<string> cookies,
        Report report
    )
    {
        var seen = new ConcurrentDictionary<int, string>();
        var editors = new List<Editor>();
        foreach (var cookie in cookies)
        {
            editors.Add(await Editor.OpenAsync(meeting, cookie, clause, new(), seen: (version, client, sequence) =>
                {
                    var origin = string.Create(CultureInfo.InvariantCulture, $"{client}:{sequence}");
                    if (seen.GetOrAdd(version, origin) != origin)
                    {
                        report.Failures.Add($"Two were told different changes as version {version}.");
                    }
                }));
        }

        var start = editors.Min(e => e.Version);
        BurstLoad.Begin(editors);
        var began = Stopwatch.GetTimestamp();
        while (seen.Count < Warm && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Shortest, TimeProvider.System);
        }

        await Task.Delay(Shortest + (meeting.Random.NextDouble() * (Longest - Shortest)), TimeProvider.System);
        await meeting.Server.KillAsync();
        Checks.OfRefusals(editors, report);
        await Checks.EndAsync(editors);
        await meeting.Server.StartAgainAsync();
        var stored = meeting.Journal(clause, start).ToDictionary(e => e.Version, e => e.Origin);
        return (seen.Count, seen.Count(s => stored.GetValueOrDefault(s.Key) != s.Value));
    }
}
