using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A window of Firefox, its only one.</summary>
public sealed class FirefoxWindow(BidiConnection connection, Process process, string profile, string tab) : WebDriverWindow
{
    private bool _isAtAPage;

    /// <summary>
    /// Firefox may never answer who waits for a navigation that began while another was under way, so that the pages themselves are asked.
    /// </summary>
    public override async Task GoAsync(string address)
    {
        if (_isAtAPage)
        {
            await UntilAsync("() => document.readyState === 'complete' && (window.isLeft = true)");
        }

        await connection.SendAsync(
            "browsingContext.navigate",
            new()
            {
                ["context"] = tab,
                ["url"] = address,
                ["wait"] = "none",
            }
        );
        await UntilAsync("() => location.protocol.startsWith('http') && document.readyState === 'complete' && !window.isLeft");
        _isAtAPage = true;
    }

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    public override string ToString() => "Firefox";

    protected override Task PerformAsync(JsonObject source) =>
        connection.SendAsync("input.performActions", new() { ["context"] = tab, ["actions"] = new JsonArray(source) });

    protected override async Task<string> CallAsync(string function, string given)
    {
        var answer = await connection.SendAsync(
            "script.callFunction",
            new()
            {
                ["functionDeclaration"] = function,
                ["awaitPromise"] = true,
                ["target"] = new JsonObject { ["context"] = tab },
                ["arguments"] = new JsonArray(new JsonObject { ["type"] = "string", ["value"] = given }),
            }
        );
        return (string?)answer["type"] == "success"
            ? (string)answer["result"]!["value"]!
            : throw new BrowserException((string?)answer["exceptionDetails"]?["text"] ?? "The script threw.");
    }
}
