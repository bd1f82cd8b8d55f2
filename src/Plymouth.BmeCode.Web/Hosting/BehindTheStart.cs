using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Does what a start leaves for afterwards, so that the time it takes does not grow with the data folder: reads the consultations that have
/// no summary, and checks a large database from end to end.
/// </summary>
public sealed partial class BehindTheStart(
    ConsultationRooms rooms,
    DataFolder folder,
    TimeProvider time,
    IHostApplicationLifetime program,
    ILogger<BehindTheStart> log
) : BackgroundService
{
    /// <summary>The time after the start in which whoever comes first has the machine to themselves.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    /// <summary>Rests this many times as long as each step took, so that whoever works meanwhile hardly notices.</summary>
    private const int Rests = 4;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            await GoThroughAsync(rooms.ReadMissingSummaries(), stoppingToken);
            await Task.Delay(First, time, stoppingToken);
            await GoThroughAsync(folder.CheckBehind().Select(Say), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks again.
        }
#pragma warning disable CA1031 // Whatever keeps this from going on, who is served notices nothing of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SayEnded(log, e);
        }
    }

    /// <summary>Takes one step after the other, each when it is asked for, and rests after it.</summary>
    private async Task GoThroughAsync<T>(IEnumerable<T> steps, CancellationToken stop)
    {
        using var next = steps.GetEnumerator();
        for (var began = time.GetTimestamp(); next.MoveNext(); began = time.GetTimestamp())
        {
            await Task.Delay(Rests * time.GetElapsedTime(began), time, stop);
        }
    }

    private int Say(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
        {
            SayDamaged(log, fault);
        }

        return faults.Count;
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var telling = program.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The database is damaged. {Fault} Stop the program and run verify, which lists all that is wrong; then put the newest "
            + "backup in its place (README: Restore)"
    )]
    private static partial void SayDamaged(ILogger log, string fault);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The check of the database behind the start could not go on; the next start begins it again. Run verify meanwhile"
    )]
    private static partial void SayEnded(ILogger log, Exception exception);
}
