using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The real server, as a process of its own on a real SQLite file; it can be killed and started again on the same data and address.</summary>
public sealed partial class Server : IAsyncDisposable
{
    internal static readonly string Program = typeof(Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServerPath").Value!;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _listen;
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private Server(string data, string listen, string address)
    {
        Data = data;
        _listen = listen;
        Address = address;
    }

    public string Data { get; }

    /// <summary>Where the server answers, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>What the server has printed.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts a server on a new data folder. <paramref name="host"/>: the address to reach it at; another than loopback makes it listen on all.</summary>
    public static async Task<Server> StartAsync(string host = "127.0.0.1")
    {
        var port = FreePort();
        var data = Directory.CreateTempSubdirectory("bmecode-e2e-").FullName;
        var server = new Server(data, $"http://{(host == "127.0.0.1" ? host : "0.0.0.0")}:{port}", $"http://{host}:{port}");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A port nobody listens on at the moment, on any address.</summary>
    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Any, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The facilitator's link the first start printed.</summary>
    public async Task<string> FacilitatorLinkAsync() => await _link.Task.WaitAsync(Patience);

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--data", Data, "--urls", _listen])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data,
        };
        _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(_ready.Task, _process.WaitForExitAsync()).WaitAsync(Patience) != _ready.Task)
        {
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Said}");
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Runs a verb of the command line beside the server; returns its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments, "--data", Data]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (line.StartsWith("Plymouth.BmeCode is at", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }

        if (ComeInLink().Match(line) is { Success: true } match)
        {
            _link.TrySetResult(match.Value);
        }
    }

    [GeneratedRegex(@"https?://\S+/come-in/\S+")]
    private static partial Regex ComeInLink();
}
