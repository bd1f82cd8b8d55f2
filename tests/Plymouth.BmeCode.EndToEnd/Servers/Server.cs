using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Web.Commands;

namespace Plymouth.BmeCode.EndToEnd.Servers;

/// <summary>The whole product, with a data folder of its own and the table that ships, on a real Kestrel at a port of its own.</summary>
public abstract partial class Server : IAsyncDisposable
{
    /// <summary>Where everything is kept; removed when the server is disposed.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("bmecode-e2e-").FullName;

    /// <summary>Where the server answers, without a slash at the end.</summary>
    public abstract string Address { get; }

    /// <summary>
    /// A server beside the tests, in their process: it starts in a moment. Tests that kill it take a <see cref="KillableServer"/>.
    /// </summary>
    /// <param name="table">The table to take in instead of the one that ships.</param>
    public static async Task<Server> StartAsync(Reading? table = null) => await ServerBeside.StartAsync(table);

    /// <summary>A port nobody listens on at the moment, on any address.</summary>
    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Any, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The facilitator's link the first start printed.</summary>
    public abstract Task<string> FacilitatorLinkAsync();

    /// <summary>Runs a verb of the command line beside the server; returns its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var said = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. arguments, "--data", Data], said, said);
        return (exitCode, said.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the server, whatever it does at the moment.</summary>
    protected abstract ValueTask StopAsync();

    /// <summary>The link with which the facilitator comes in, in what a server prints.</summary>
    protected static Match FacilitatorLinkIn(string said) => ComeInLink().Match(said);

    [GeneratedRegex(@"https?://\S+/come-in/\S+")]
    private static partial Regex ComeInLink();
}
