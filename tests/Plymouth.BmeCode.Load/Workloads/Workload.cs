namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>The workloads by name.</summary>
internal static class Workload
{
    /// <summary>Runs the workload that is asked for; ends within its time.</summary>
    public static async Task<Report> RunAsync(LoadOptions options)
    {
        var report = new Report(options.Workload);
        report.Notes.Add(
            options.Pinned && Cores.CanPin ? "The server on one core, the load on the other." : "Server and load share the cores."
        );
        await (
            options.Workload switch
            {
                "meeting" => MeetingLoad.RunAsync(options, report),
                "crowd" => CrowdLoad.RunAsync(options, report),
                "burst" => BurstLoad.RunAsync(options, report),
                "replay" => ReplayLoad.RunAsync(options, report),
                "crash" => CrashLoad.RunAsync(options, report),
                "live" => LiveLoad.RunAsync(options, report),
                "findings" => FindingsLoad.RunAsync(options, report),
                "growth" => GrowthLoad.RunAsync(options, report),
                "folder" => FolderLoad.RunAsync(options, report),
                "past" => PastLoad.RunAsync(options, report),
                "texts" => TextsLoad.RunAsync(options, report),
                "hostile" => HostileLoad.RunAsync(options, report),
                _ => throw new ArgumentException($"There is no workload {options.Workload}. {LoadOptions.Usage}", nameof(options)),
            }
        );
        return report;
    }

    /// <summary>Starts the server of a run, and puts the load on its own core.</summary>
    public static async Task<Meeting> StartAsync(LoadOptions options, IReadOnlyDictionary<string, string>? environment = null)
    {
        var server = await ServerProcess.StartAsync(options, environment);
        if (options.Pinned && Cores.CanPin)
        {
            Cores.PinLoad();
        }

        return new(server, options);
    }

    /// <summary>For workloads that send more than people do.</summary>
    public static IReadOnlyDictionary<string, string> WithoutPace(Report report)
    {
        report.Notes.Add("The limit of changes per member and second was raised to 1,000,000 for this run.");
        return new Dictionary<string, string> { ["BMECODE_CHANGES_PER_SECOND"] = "1000000", ["BMECODE_CHANGES_AT_ONCE"] = "1000000" };
    }
}
