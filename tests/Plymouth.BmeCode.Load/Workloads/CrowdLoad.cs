namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>25 editors in one clause at 5 letters a second, with 30 ms added each way.</summary>
internal static class CrowdLoad
{
    private const int Editors = 25;
    private const double LettersPerSecond = 5;
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(30);

    public static async Task RunAsync(LoadOptions options, Report report)
    {
        var meeting = await Workload.StartAsync(options);
        await using var server = meeting.Server;
        var clause = meeting.Clauses()[0];
        var toWriters = new Latencies();
        var editors = new List<Editor>();
        foreach (var cookie in await meeting.ComeInAsync(Editors))
        {
            editors.Add(await Editor.OpenAsync(meeting, cookie, clause, toWriters, Way));
        }

        var (cpu, keystrokes) = await Typists.MeasureAsync(meeting, editors, LettersPerSecond, options.Seconds ?? 30);
        report.Notes.Add("60 ms of every figure are the way there and back.");
        report.Add("keystroke → another writer", toWriters, (0.5, null), (0.95, "< 120"), (0.99, "< 200"));
        report.Add("fewest changes stored of one editor", editors.Min(e => e.Stored), "changes", "nobody starves");
        report.Add("most changes stored of one editor", editors.Max(e => e.Stored), "changes");
        report.Add("server CPU per 1,000 keystrokes", cpu.TotalSeconds * 1000 / keystrokes, "s");
        Checks.OfEditors(editors, report);
        await Checks.EndAsync(editors);
    }
}
