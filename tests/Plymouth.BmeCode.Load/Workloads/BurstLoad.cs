using System.Diagnostics;

namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>8 editors in one clause, each sending its next change when it has seen its last.</summary>
internal static class BurstLoad
{
    private const int Editors = 8;

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var meeting = await Workload.StartAsync(options, Workload.WithoutPace(report));
        await using var server = meeting.Server;
        var clause = meeting.Clauses()[0];
        var between = new Latencies();
        var editors = new List<Editor>();
        foreach (var cookie in await meeting.ComeInAsync(Editors))
        {
            editors.Add(await Editor.OpenAsync(meeting, cookie, clause, between));
        }

        Begin(editors);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        using (var profile = Profile.Start(meeting))
        {
            var mine = Environment.CpuUsage.TotalTime;
            var (cpu, stored, began) = (server.Cpu, editors[0].Version, Stopwatch.GetTimestamp());
            Editor.Measures = true;
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds ?? 15), TimeProvider.System);
            Editor.Measures = false;
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            stored = editors[0].Version - stored;
            report.Add("changes a second, each on disk before it is told", stored / seconds, "a second", "> 12,000");
            report.Add("send → another editor", between, (0.5, null), (0.95, null), (0.99, null));
            report.Add("server CPU per 1,000 changes", (server.Cpu - cpu).TotalSeconds * 1000 / stored, "s");
            report.Add("load core in use", (Environment.CpuUsage.TotalTime - mine).TotalSeconds / seconds * 100, "%");
            report.Add("server core in use", (server.Cpu - cpu).TotalSeconds / seconds * 100, "%");
        }

        await EndAsync(editors);
        Checks.OfEditors(editors, report);
        await Checks.EndAsync(editors);
    }

    /// <summary>Each editor sends its first change.</summary>
    public static void Begin(IReadOnlyList<Editor> editors)
    {
        foreach (var editor in editors)
        {
            editor.InBurst = true;
            editor.Type(0);
        }
    }

    private static async Task EndAsync(List<Editor> editors)
    {
        foreach (var editor in editors)
        {
            editor.InBurst = false;
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
    }
}
