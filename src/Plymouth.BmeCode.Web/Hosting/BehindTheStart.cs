using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Storage;

namespace Plymouth.BmeCode.Web.Hosting;

/// <summary>
/// Does what a start leaves for afterwards, so that the time it takes does not grow with the data folder: reads the consultations that have
/// no summary, and checks a large database from end to end.
/// </summary>
public sealed partial class BehindTheStart(ConsultationRooms rooms, DataFolder folder, ILogger<BehindTheStart> log) : BackgroundService
{
    /// <summary>The time between two consultations, so that whoever works meanwhile hardly notices.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start waits for everything up to here.
        await Task.Yield();
        try
        {
            rooms.ReadMissingSummaries(stoppingToken);
            foreach (var faults in folder.CheckBehind())
            {
                foreach (var fault in faults)
                {
                    SayDamaged(log, fault);
                }

                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks again.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The database is damaged. {Fault} Stop the program and run verify, which lists all that is wrong; then put the newest "
            + "backup in its place (README: Restore)"
    )]
    private static partial void SayDamaged(ILogger log, string fault);
}
