using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Plymouth.BmeCode.EndToEnd.Servers;

/// <summary>
/// The server as its users run it: a process of its own, from its own output folder; it can be killed and started again on the same data
/// and address.
/// </summary>
public sealed class KillableServer : Server
{
    internal static readonly string Program = typeof(Server)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "ServerPath")
        .Value!;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _listen;
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private KillableServer(string listen, string address) => (_listen, Address) = (listen, address);

    public override string Address { get; }

    /// <summary>What the server has printed.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>
    /// Starts a server on a new data folder. <paramref name="host"/>: the address to reach it at; another than loopback makes it listen on
    /// all.
    /// </summary>
    public static async Task<KillableServer> StartAsync(string host = "127.0.0.1")
    {
        var port = FreePort();
        var server = new KillableServer($"http://{(host == "127.0.0.1" ? host : "0.0.0.0")}:{port}", $"http://{host}:{port}");
        await server.StartAgainAsync();
        return server;
    }

    public override async Task<string> FacilitatorLinkAsync() => await _link.Task.WaitAsync(Patience);

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

    protected override async ValueTask StopAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
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

        if (FacilitatorLinkIn(line) is { Success: true } match)
        {
            _link.TrySetResult(match.Value);
        }
    }
}
