using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// Firefox, a process and a profile for each window: of several windows of one process only one has the focus, and in the others keys do
/// not move the caret.
/// </summary>
public sealed partial class Firefox : IEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<Window> OpenWindowAsync()
    {
        var profile = Directory.CreateTempSubdirectory("bmecode-firefox-").FullName;
        // What a first start would fetch, measure and offer.
        await File.WriteAllTextAsync(Path.Combine(profile, "user.js"), "user_pref(\"remote.prefs.recommended\", true);\n");
        // With the page it starts with by itself the address bar has the focus, whenever that page is ready: keys then move no caret. This
        // one takes the focus.
        const string first = "about:license";
        var start = new ProcessStartInfo(
            "firefox-esr",
            ["--headless", "--no-remote", "--remote-debugging-port=0", "-profile", profile, first]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (Listens().Match(line.Data ?? "") is { Success: true } match)
            {
                listens.TrySetResult(match.Groups[1].Value);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var connection = await BidiConnection.OpenAsync(new(await listens.Task.WaitAsync(Patience) + "/session"));
        await connection.SendAsync("session.new", new() { ["capabilities"] = new JsonObject() });
        var tabs = await connection.SendAsync("browsingContext.getTree", []);
        var tab = (string)tabs["contexts"]![0]!["context"]!;
        await connection.SendAsync(
            "browsingContext.setViewport",
            new()
            {
                ["context"] = tab,
                ["viewport"] = new JsonObject { ["width"] = 1280, ["height"] = 900 },
            }
        );
        return new FirefoxWindow(connection, process, profile, tab);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [GeneratedRegex(@"WebDriver BiDi listening on (ws://\S+)")]
    private static partial Regex Listens();
}
