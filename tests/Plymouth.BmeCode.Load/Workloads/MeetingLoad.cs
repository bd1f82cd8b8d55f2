namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>25 editors over 8 clauses at 5 letters a second, 200 watchers of all of them, 30 s.</summary>
internal static class MeetingLoad
{
    private const int Editors = 25;
    private const int Clauses = 8;
    private const int Watchers = 200;
    private const double LettersPerSecond = 5;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var meeting = await Workload.StartAsync(options);
        await using var server = meeting.Server;
        var clauses = meeting.Clauses().Take(Clauses).ToList();
        var (toWatchers, toWriters) = (new Latencies(), new Latencies());
        var cookies = await meeting.ComeInAsync(Editors + Watchers);
        var watchers = new List<Watcher>();
        foreach (var cookie in cookies.Skip(Editors))
        {
            watchers.Add(await Watcher.OpenAsync(meeting, cookie, clauses, toWatchers));
        }

        var editors = new List<Editor>();
        foreach (var (number, cookie) in cookies.Take(Editors).Index())
        {
            editors.Add(await Editor.OpenAsync(meeting, cookie, clauses[number % Clauses], toWriters));
        }

        var (cpu, keystrokes) = await Typists.MeasureAsync(meeting, editors, LettersPerSecond, options.Seconds ?? 30);
        report.Add("send → watcher", toWatchers, (0.5, "< 3.9"), (0.95, "< 11.4"), (0.99, "< 26.5"));
        report.Add("send → another writer", toWriters, (0.5, null), (0.95, null), (0.99, null));
        report.Add("server CPU per 1,000 keystrokes", cpu.TotalSeconds * 1000 / keystrokes, "s", "< 1.5");
        report.Add("keystrokes", keystrokes, "typed");
        report.Add("server memory", server.Memory / 1e6, "MB");
        Checks.OfEditors(editors, report);
        if (watchers.Sum(w => w.OutOfTurn) is > 0 and var missed)
        {
            report.Failures.Add($"{missed} versions did not come to a watcher in their turn.");
        }

        await Checks.EndAsync(watchers, editors);
    }
}
