using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.Load;

/// <summary>
/// The real server, published, as a process of its own on loopback with a new data folder; can be killed and started again.
/// </summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string _program;
    private readonly bool _pinned;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    private ServerProcess(string program, string data, Uri address, bool pinned, IReadOnlyDictionary<string, string> environment) =>
        (_program, Data, Address, _pinned, _environment) = (program, data, address, pinned, environment);

    public string Data { get; }

    public Uri Address { get; }

    public int Id => _process!.Id;

    /// <summary>True while the process runs.</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>How many lines the server has printed.</summary>
    public int Lines
    {
        get
        {
            lock (_said)
            {
                return _said.Count;
            }
        }
    }

    /// <summary>What the server has printed, last lines.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said.TakeLast(40));
            }
        }
    }

    /// <summary>Processor time used so far, of the system's calls too.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var fields = File.ReadAllText($"/proc/{Id}/stat").Split(") ", 2)[1].Split(' ');
            return TimeSpan.FromSeconds(
                (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
                    / TicksPerSecond
            );
        }
    }

    /// <summary>Memory in use, bytes.</summary>
    public long Memory =>
        1024
        * long.Parse(
            File.ReadLines($"/proc/{Id}/status")
                .First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );

    /// <summary>Starts the server of a run on a new data folder.</summary>
    public static async Task<ServerProcess> StartAsync(LoadOptions options, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = options.Server ?? await PublishAsync();
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var data = Directory.CreateTempSubdirectory("bmecode-load-").FullName;
        var server = new ServerProcess(
            Path.GetFullPath(program),
            data,
            new($"http://127.0.0.1:{port}"),
            options.Pinned && Cores.CanPin,
            environment ?? new Dictionary<string, string>()
        );
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>The facilitator's link the first start printed.</summary>
    public Task<string> FacilitatorLinkAsync() => _link.Task.WaitAsync(Patience);

    /// <summary>Starts on the same data and address; returns once it answers, with the time that took.</summary>
    public async Task<TimeSpan> StartAgainAsync()
    {
        string[] command = ["dotnet", _program, "--data", Data, "--urls", Address.ToString()];
        var began = Stopwatch.GetTimestamp();
        _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Start(_pinned ? ["taskset", "-c", Cores.Server, .. command] : command);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(_ready.Task, _process.WaitForExitAsync()).WaitAsync(Patience) != _ready.Task)
        {
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Said}");
        }

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs a verb of the command line beside the server; returns its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(["dotnet", _program, .. arguments, "--data", Data]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (Runs)
        {
            await KillAsync();
        }

        Directory.Delete(Data, recursive: true);
    }

    private Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Data,
        };
        Cores.LeaveToItself(start);
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<string> PublishAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !root.EnumerateFiles("*.sln").Any())
        {
            root = root.Parent;
        }

        var web = Path.Combine(
            root?.FullName
                ?? throw new InvalidOperationException("The sources are not above this program; give a built server with --server."),
            "src",
            "Plymouth.BmeCode.Web"
        );
        var into = Path.Combine(AppContext.BaseDirectory, "server");
        Console.WriteLine("Publishing the server …");
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", web, "-c", "Release", "-o", into, "-v", "quiet", "-nologo"])
        )!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(into, "Plymouth.BmeCode.Web.dll")
            : throw new InvalidOperationException("The server could not be published.");
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

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
