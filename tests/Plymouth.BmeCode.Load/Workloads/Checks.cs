namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>What every run looks at when it is over.</summary>
internal static class Checks
{
    /// <summary>Nothing was refused, nobody was cut off, nobody's words are still waiting.</summary>
    public static void OfEditors(IReadOnlyList<Editor> editors, Report report)
    {
        if (editors.Sum(e => e.Stored) == 0)
        {
            report.Failures.Add("No change was stored.");
        }

        OfRefusals(editors, report);
        foreach (var editor in editors.Where(e => e.Ended.IsCompleted))
        {
            report.Failures.Add($"{editor.Client} was cut off: {editor.Ended.Result}");
        }
    }

    /// <summary>Nothing was refused.</summary>
    public static void OfRefusals(IReadOnlyList<Editor> editors, Report report)
    {
        foreach (var editor in editors.Where(e => e.Refused is not null))
        {
            report.Failures.Add($"{editor.Client}: {editor.Refused}");
        }
    }

    /// <summary>Ends all connections.</summary>
    public static async Task EndAsync(params IEnumerable<IAsyncDisposable>[] all)
    {
        foreach (var one in all.SelectMany(a => a))
        {
            await one.DisposeAsync();
        }
    }
}
