using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A window of WebKit, with its driver.</summary>
public sealed class WebKitWindow(HttpClient http, Process driver, Uri session) : WebDriverWindow
{
    public override Task GoAsync(string address) => SendAsync("url", new() { ["url"] = address });

    /// <summary>Sets the size of the whole window, in pixels.</summary>
    public Task SizeAsync(int width, int height) => SendAsync("window/rect", new() { ["width"] = width, ["height"] = height });

    public override async ValueTask DisposeAsync()
    {
        await WebKit.AnswerAsync(http, HttpMethod.Delete, new(session.AbsoluteUri.TrimEnd('/')), null);
        driver.Kill(entireProcessTree: true);
        await driver.WaitForExitAsync();
        driver.Dispose();
    }

    public override string ToString() => "WebKit";

    protected override Task PerformAsync(JsonObject source) => SendAsync("actions", new() { ["actions"] = new JsonArray(source) });

    protected override async Task<string> CallAsync(string function, string given)
    {
        var answer = await SendAsync(
            "execute/async",
            new()
            {
                ["script"] =
                    $"const done = arguments[1]; ({function})(arguments[0]).then((value) => done([value]), (thrown) => done([null, "
                    + "String(thrown)]));",
                ["args"] = new JsonArray(given),
            }
        );
        return (string?)answer![0] ?? throw new BrowserException((string?)answer[1] ?? "The script gave nothing.");
    }

    private Task<JsonNode?> SendAsync(string command, JsonObject body) =>
        WebKit.AnswerAsync(http, HttpMethod.Post, new(session, command), body);
}
