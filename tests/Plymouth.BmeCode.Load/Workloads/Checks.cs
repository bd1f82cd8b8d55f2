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

        foreach (var editor in editors)
        {
            if (editor.Refused is { } refused)
            {
                report.Failures.Add($"{editor.Client}: {refused}");
            }

            if (editor.Ended.IsCompleted)
            {
                report.Failures.Add($"{editor.Client} was cut off: {editor.Ended.Result}");
            }
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
