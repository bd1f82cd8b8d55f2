using System.Runtime;
using Plymouth.BmeCode.Load;
using Plymouth.BmeCode.Load.Workloads;

var (options, wrong) = LoadOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(wrong);
    await Console.Error.WriteLineAsync(LoadOptions.Usage);
    return 2;
}

// A pause of the load's own would look like one of the server's.
GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
Cores.HearOnOneThread();
var report = await Workload.RunAsync(options);
report.Print(Console.Out);
if (options.Out is { } file)
{
    await File.WriteAllTextAsync(file, report.ToJson());
}

return report.Failures.Count == 0 ? 0 : 1;
