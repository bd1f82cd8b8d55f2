using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Plymouth.BmeCode.EndToEnd.Chromium))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>One real Chromium for all tests; each person gets a context (cookies, storage) of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>
    /// A network that can be taken away from one page, sockets that are open included (the browser's own "offline" leaves them alone).
    /// </summary>
    private const string Network = """
        (() => {
          const sockets = new Set();
          let cut = false;
          const open = window.WebSocket;
          window.WebSocket = class extends open {
            constructor(address, protocols) {
              super(cut ? "ws://127.0.0.1:9/" : address, protocols ?? []);
              sockets.add(this);
              this.addEventListener("close", () => sockets.delete(this));
            }
          };
          const ask = window.fetch.bind(window);
          window.fetch = (...asked) => cut ? Promise.reject(new TypeError("There is no network.")) : ask(...asked);
          window.cutOff = () => { cut = true; sockets.forEach((socket) => socket.close()); };
          window.comeBack = () => { cut = false; };
        })();
        """;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly List<IBrowserContext> _open = [];
    private ITest? _test;

    public async ValueTask InitializeAsync()
    {
        // Machines that test are shared: patience costs nothing where the page is right.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>
    /// A new person's browser, until another test asks for one: pages left open would look for their servers, long gone, beside all later
    /// tests.
    /// </summary>
    public async Task<IPage> PageAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        if (TestContext.Current.Test != _test)
        {
            await Task.WhenAll(_open.Select(context => context.CloseAsync()));
            _open.Clear();
            _test = TestContext.Current.Test;
        }

        var context = await _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(Network);
        _open.Add(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
