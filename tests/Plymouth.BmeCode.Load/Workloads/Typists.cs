namespace Plymouth.BmeCode.Load.Workloads;

/// <summary>Several editors typing at the speed of people.</summary>
internal static class Typists
{
    private const double TakenBack = 0.08;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Each editor types so many letters a second, out of step with the others, until <paramref name="stop"/>.</summary>
    public static Task TypeAsync(IReadOnlyList<Editor> editors, double perSecond, Random random, CancellationToken stop) =>
        Task.WhenAll(
            editors.Select(e =>
                TypeAsync(e, TimeSpan.FromSeconds(1 / perSecond), TimeSpan.FromSeconds(random.NextDouble() / perSecond), stop)
            )
        );

    /// <summary>
    /// Lets the server warm up under the load, then measures for a time: its processor time, and the keystrokes typed meanwhile.
    /// </summary>
    public static async Task<(TimeSpan Cpu, long Keystrokes)> MeasureAsync(
        Meeting meeting,
        IReadOnlyList<Editor> editors,
        double perSecond,
        double seconds
    )
    {
        using var stop = new CancellationTokenSource();
        var typing = TypeAsync(editors, perSecond, meeting.Random, stop.Token);
        await Task.Delay(2 * Settling, TimeProvider.System);
        using var profile = Profile.Start(meeting);
        var (cpu, keystrokes) = (meeting.Server.Cpu, editors.Sum(e => e.Keystrokes));
        Editor.Measures = Watcher.Measures = true;
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        Editor.Measures = Watcher.Measures = false;
        (cpu, keystrokes) = (meeting.Server.Cpu - cpu, editors.Sum(e => e.Keystrokes) - keystrokes);
        await stop.CancelAsync();
        await typing;
        await Task.Delay(Settling / 3, TimeProvider.System);
        return (cpu, keystrokes);
    }

    private static async Task TypeAsync(Editor editor, TimeSpan each, TimeSpan first, CancellationToken stop)
    {
        try
        {
            await Task.Delay(first, TimeProvider.System, stop);
            using var beat = new PeriodicTimer(each, TimeProvider.System);
            do
            {
                editor.Type(TakenBack);
            } while (await beat.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Enough typed.
        }
    }
}
