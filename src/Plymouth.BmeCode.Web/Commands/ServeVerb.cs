using System.Net.Sockets;
using System.Security.Cryptography;
using Plymouth.BmeCode.Web.Hosting;

namespace Plymouth.BmeCode.Web.Commands;

/// <summary>Serves until stopped.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(Run run, CancellationToken stop)
    {
        var settings = new ServeSettings(run.DataPath, run.Urls ?? ServeSettings.DefaultUrls, run.PublicUrl)
        {
            Proxies = run.Proxies,
            Sockets = Limits.SocketsOf(Environment.GetEnvironmentVariable),
        };
        await using var server = await Server.OpenAsync(settings, run.Time);
        try
        {
            await server.App.StartAsync(stop);
        }
        catch (Exception e) when (WhyNotListening(e) is { } why)
        {
            return run.Refuse($"Cannot listen at {settings.Urls}: {why}");
        }

        server.Announce(run.Out);
        await server.App.WaitForShutdownAsync(stop);
        return Run.Done;
    }

    /// <summary>Says why Kestrel could not begin, and what to do; null when something else went wrong.</summary>
    private static string? WhyNotListening(Exception fault) =>
        fault switch
        {
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "This needs a right the program was not given, as ports below 1024 do. Choose a higher port with --urls, and let a "
                    + "proxy listen at the low one.",
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
                "This machine does not have that address. Choose one it has with --urls.",
            FileNotFoundException or DirectoryNotFoundException => $"The certificate cannot be read: {fault.Message}",
            IOException or SocketException => $"{fault.Message} Choose another address with --urls.",
            CryptographicException => $"The certificate cannot be read: {fault.Message}",
            InvalidOperationException when fault.Message.Contains("HTTPS", StringComparison.OrdinalIgnoreCase) =>
                "https needs a certificate, and none is named. README says how to name one, under \"In front of it\".",
            _ => null,
        };
}
