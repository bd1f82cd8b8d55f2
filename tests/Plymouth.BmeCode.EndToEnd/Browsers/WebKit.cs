using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Plymouth.BmeCode.EndToEnd.Servers;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// WebKitGTK's small browser on a screen nobody sees. Its driver serves one session, so that each window has a driver of its own.
/// </summary>
public sealed class WebKit : IEngine
{
    private const string Driver = "WebKitWebDriver";
    private readonly Process _screen;
    private readonly string _display;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    private WebKit(Process screen, string display)
    {
        _screen = screen;
        _display = display;
    }

    public static async Task<WebKit> StartAsync()
    {
        var start = new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var screen = Process.Start(start)!;
        screen.ErrorDataReceived += (_, _) => { };
        screen.BeginErrorReadLine();
        var number = await screen.StandardOutput.ReadLineAsync() ?? throw new BrowserException("Xvfb ended before it had a screen.");
        return new WebKit(screen, ":" + number);
    }

    public async Task<Window> OpenWindowAsync()
    {
        var port = Server.FreePort();
        var start = new ProcessStartInfo(Driver, [$"--port={port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DISPLAY"] = _display;
        start.Environment["GDK_BACKEND"] = "x11";
        start.Environment["LIBGL_ALWAYS_SOFTWARE"] = "1";
        // Its sandbox needs user namespaces, which containers that test do not give.
        start.Environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1";
        var driver = Process.Start(start)!;
        driver.OutputDataReceived += (_, _) => { };
        driver.ErrorDataReceived += (_, _) => { };
        driver.BeginOutputReadLine();
        driver.BeginErrorReadLine();
        await ListensAsync(port);
        var address = new Uri($"http://127.0.0.1:{port}/");
        var session = await AnswerAsync(
            _http,
            HttpMethod.Post,
            new(address, "session"),
            new JsonObject
            {
                ["capabilities"] = new JsonObject
                {
                    ["alwaysMatch"] = new JsonObject
                    {
                        ["webkitgtk:browserOptions"] = new JsonObject
                        {
                            ["binary"] = MiniBrowser(),
                            ["args"] = new JsonArray("--automation"),
                        },
                        ["timeouts"] = new JsonObject { ["script"] = 60_000 },
                    },
                },
            }
        );
        var window = new WebKitWindow(_http, driver, new(address, $"session/{session!["sessionId"]}/"));
        await window.SizeAsync(1280, 950);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _screen.Kill();
        await _screen.WaitForExitAsync();
        _screen.Dispose();
    }

    /// <summary>Sends a command of classic WebDriver and gives the value of its answer.</summary>
    internal static async Task<JsonNode?> AnswerAsync(HttpClient http, HttpMethod method, Uri address, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, address)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString()),
        };
        using var response = await http.SendAsync(request);
        var value = (await response.Content.ReadFromJsonAsync<JsonNode>())?["value"];
        return response.IsSuccessStatusCode ? value : throw new BrowserException($"{value?["error"]}: {value?["message"]}");
    }

    /// <summary>Debian keeps the browser in the library's folder, whose name has the machine and the library's version in it.</summary>
    private static string MiniBrowser() =>
        Directory
            .EnumerateDirectories("/usr/lib", "*-linux-gnu")
            .SelectMany(folder => Directory.EnumerateDirectories(folder, "webkit2gtk-4*"))
            .Select(folder => Path.Combine(folder, "MiniBrowser"))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("MiniBrowser is missing (Debian: apt-get install webkit2gtk-driver).");

    /// <summary>The driver does not say when it listens, so it is called until it answers.</summary>
    private static async Task ListensAsync(int port)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var call = new TcpClient();
            try
            {
                await call.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30))
            {
                await Task.Yield();
            }
        }
    }
}
