using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Serves until stopped.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(Run run, CancellationToken stop)
    {
        await using var server = await Server.OpenAsync(new ServeSettings(run.DataPath, run.Urls ?? ServeSettings.DefaultUrls), run.Time);
        try
        {
            await server.App.StartAsync(stop);
        }
        catch (IOException e)
        {
            return run.Refuse($"Cannot listen at {run.Urls ?? ServeSettings.DefaultUrls}: {e.Message} Choose another address with --urls.");
        }

        server.Announce(run.Out);
        await server.App.WaitForShutdownAsync(stop);
        return Run.Done;
    }
}
