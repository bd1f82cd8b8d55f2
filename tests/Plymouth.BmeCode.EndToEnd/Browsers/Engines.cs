using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>The browsers by name, each started when it is first asked for, and one server for all of them.</summary>
public sealed class Engines(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, IEngine> _started = [];
    private KillableServer? _server;

    public static TheoryData<string> Names => ["Chromium", "Firefox", "WebKit"];

    public KillableServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await KillableServer.StartAsync();

    public async Task<IEngine> StartAsync(string name)
    {
        if (!_started.TryGetValue(name, out var engine))
        {
            engine = _started[name] = name switch
            {
                "Firefox" => new Firefox(),
                "WebKit" => await WebKit.StartAsync(),
                "Chromium" => new ChromiumEngine(chromium),
                _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such browser."),
            };
        }

        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _started.Values)
        {
            await engine.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>The Chromium of all other tests, a context for each window.</summary>
    private sealed class ChromiumEngine(Chromium chromium) : IEngine
    {
        public async Task<Window> OpenWindowAsync() => new ChromiumWindow(await chromium.PageAsync());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
