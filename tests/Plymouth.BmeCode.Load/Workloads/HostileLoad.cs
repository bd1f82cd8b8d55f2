using System.Diagnostics;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>
/// Malformed, oversized, truncated and hostile messages from signed-in members, under the server's own limits, while others type: no crash,
/// no change to any wording but the typists', the sender told or cut off, the others' times as they were.
/// </summary>
internal static class HostileLoad
{
    private const int Messages = 20_000;
    private const double Seconds = 8;

    /// <summary>Each as fast as the server still reads what one member sends.</summary>
    private const int Attackers = 24;
    private const double MessagesPerSecond = 100;

    /// <summary>And some who send as much as they can.</summary>
    private const int Flooding = 2;
    private const int Typing = 8;
    private const double LettersPerSecond = 5;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var meeting = await Workload.StartAsync(options);
        await using var server = meeting.Server;
        var clauses = meeting.Clauses();
        var (before, during) = (new Latencies(), new Latencies());
        var cookies = await meeting.ComeInAsync((2 * Typing) + Attackers + Flooding);
        var (editors, others) = (new List<Editor>(), new List<Watcher>());
        var watched = new Swap { Now = before };
        for (var i = 0; i < Typing; i++)
        {
            others.Add(await Watcher.OpenAsync(meeting, cookies[Typing + i], [clauses[0]], watched));
            editors.Add(await Editor.OpenAsync(meeting, cookies[i], clauses[0], new()));
        }

        using var stop = new CancellationTokenSource();
        var typing = Typists.TypeAsync(editors, LettersPerSecond, meeting.Random, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        Watcher.Measures = true;
        var cpuAtFirst = server.Cpu;
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds ?? Seconds), TimeProvider.System);
        var versions = meeting.Versions();
        var (cpu, cpuBefore) = (server.Cpu, (server.Cpu - cpuAtFirst) / (options.Seconds ?? Seconds));
        watched.Now = during;

        var (began, loadCpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var profile = Profile.Start(meeting);
        var all = cookies.Skip(2 * Typing).Select((cookie, i) => new Attacker(meeting, cookie, clauses, options.Seed + i)).ToList();
        var (attackers, floods) = (all[..Attackers], all[Attackers..]);
        var flooding = Task.WhenAll(floods.Select(f => f.FloodAsync(stop.Token)));
        await Task.WhenAll(attackers.Select(a => a.RunAsync((options.Count ?? Messages) / Attackers, MessagesPerSecond)));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (cpuMeanwhile, loadCpuMeanwhile) = (
            (server.Cpu - cpu) / seconds,
            (Environment.CpuUsage.TotalTime - loadCpu).TotalSeconds / seconds
        );
        Watcher.Measures = false;
        await stop.CancelAsync();
        await Task.WhenAll(typing, flooding);

        Add(report, "hostile", attackers);
        report.Add("hostile messages a second", attackers.Sum(a => a.Sent) / seconds, "sent");
        report.Add("longest answer", attackers.Max(a => a.Answers.Most), "ms");
        report.Add("answer p99", attackers.Max(a => a.Answers.Within(0.99)), "ms");
        Add(report, "flood", floods);
        report.Add("flood lines turned away", floods.Sum(f => f.Lines.TurnedAway), "times");
        report.Add("others before", before, (0.5, null), (0.95, null), (0.99, null));
        report.Add("others meanwhile", during, (0.5, null), (0.95, null), (0.99, null));
        report.Add("server's core before", 100 * cpuBefore.TotalSeconds, "%");
        report.Add("server's core meanwhile", 100 * cpuMeanwhile.TotalSeconds, "%");
        report.Add("load's core meanwhile", 100 * loadCpuMeanwhile, "%");
        report.Add("lines the server printed", server.Lines, "lines");
        Check(meeting, editors, all, versions, report);
        await Checks.EndAsync(editors, others);
        var (exit, said) = await server.RunAsync("verify");
        if (exit != 0)
        {
            report.Failures.Add($"The journals do not verify: {said}");
        }
    }

    private static void Add(Report report, string name, IReadOnlyList<Attacker> attackers)
    {
        report.Add($"{name} messages", attackers.Sum(a => a.Sent), "sent");
        report.Add($"{name} told what is wrong", attackers.Sum(a => a.Told), "messages");
        report.Add($"{name} of them unread, too many", attackers.Sum(a => a.ToldTooMany), "messages");
        report.Add($"{name} cut off", attackers.Sum(a => a.CutOff), "messages");
        report.Add($"{name} asking no answer", attackers.Sum(a => a.AskingNothing), "messages");
        report.Add($"{name} neither", attackers.Sum(a => a.Unanswered), "messages", "0");
        report.Add($"{name} lines let in", attackers.Sum(a => a.Lines.In), "times");
    }

    private static void Check(
        Meeting meeting,
        IReadOnlyList<Editor> editors,
        IReadOnlyList<Attacker> attackers,
        IReadOnlyDictionary<Review.PassageId, int> versions,
        Report report
    )
    {
        if (!meeting.Server.Runs)
        {
            report.Failures.Add($"The server ended:\n{meeting.Server.Said}");
            return;
        }

        Checks.OfEditors(editors, report);
        var typedIn = meeting.Clauses()[0];
        foreach (var (passage, version) in meeting.Versions().Where(v => v.Key != typedIn && versions[v.Key] != v.Value))
        {
            report.Failures.Add($"Passage {passage} went from version {versions[passage]} to {version}.");
        }

        var typists = editors.Select(e => e.Client).ToHashSet();
        if (
            meeting
                .Journal(typedIn, versions[typedIn] + 1)
                .Count(e => e.Origin is null || !typists.Contains(e.Origin[..e.Origin.LastIndexOf(':')]))
            is > 0
                and var foreign
        )
        {
            report.Failures.Add($"{foreign} changes of the clause typed in are of nobody who typed in it.");
        }

        foreach (var attacker in attackers.Where(a => a.Unanswered > 0 || a.Taken is not null))
        {
            report.Failures.Add(
                attacker.Taken is { } taken
                    ? $"The server took: {taken}"
                    : $"{attacker.Unanswered} messages were neither answered nor was their sender cut off."
            );
        }
    }

    /// <summary>Latencies that go somewhere else from a moment on.</summary>
    private sealed class Swap : Latencies
    {
        public required Latencies Now { get; set; }

        public override void Add(long ticks) => Now.Add(ticks);
    }
}
