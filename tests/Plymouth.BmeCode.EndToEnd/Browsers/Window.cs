using System.Diagnostics;
using System.Text.Json;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// One person's window in some browser, with cookies of its own: what hands and eyes do, and scripts for what they cannot.
/// Keys are named as in <c>KeyboardEvent.key</c>, chords joined by plus signs: <c>Control+Shift+End</c>.
/// </summary>
public abstract class Window : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Firefox never answers a script whose page was left, so that it is asked again after this long.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Asks again in the page, where time passes by itself, and answers after a second at the latest so that a page that is left meanwhile
    /// is noticed.
    /// </summary>
    private const string Look = """
        async (given) => {
          const asked = {0};
          for (let looks = 0; looks < 20; looks++) {
            if (await asked(given)) return true;
            await new Promise((go) => setTimeout(go, 50));
          }
          return false;
        }
        """;

    /// <summary>Goes to an address and returns when the page has loaded.</summary>
    public abstract Task GoAsync(string address);

    /// <summary>Presses chords, one after the other.</summary>
    public abstract Task PressAsync(params string[] chords);

    /// <summary>Types letters, each a key of its own; a line break is Enter.</summary>
    public abstract Task TypeAsync(string letters);

    /// <summary>Clicks a point of the viewport (CSS pixels) as many times as said, without moving between.</summary>
    public abstract Task ClickAtAsync(double x, double y, int times = 1);

    /// <summary>Presses the mouse at one point, moves to another and lets it go.</summary>
    public abstract Task DragAsync(double x, double y, double toX, double toY);

    /// <summary>Runs a function of one argument in the page, both ways as JSON, and waits for its promise.</summary>
    public async Task<T> RunAsync<T>(string function, object? given = null) =>
        JsonSerializer.Deserialize<T>(
            await CallAsync(
                $"async (given) => JSON.stringify((await ({function})(JSON.parse(given))) ?? null)",
                JsonSerializer.Serialize(given)
            )
        )!;

    /// <summary>Runs a function in the page for what it does.</summary>
    public Task RunAsync(string function, object? given = null) =>
        RunAsync<JsonElement>($"async (given) => {{ await ({function})(given); }}", given);

    /// <summary>Waits until a function of the page answers with something true, also over pages that come and go meanwhile.</summary>
    public async Task UntilAsync(string function, object? given = null)
    {
        var since = Stopwatch.GetTimestamp();
        Exception? last = null;
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            try
            {
                if (await RunAsync<bool>(Look.Replace("{0}", function, StringComparison.Ordinal), given).WaitAsync(Answer))
                {
                    return;
                }
            }
            catch (Exception left) when (left is BrowserException or TimeoutException)
            {
                last = left;
            }
        }

        throw new TimeoutException(
            $"For {Patience.TotalSeconds:0} s this did not come true in {this}: {function} of {JsonSerializer.Serialize(given)}. "
                + $"{last?.Message}"
        );
    }

    /// <summary>Clicks into the middle of the first element a selector names, or as many pixels from its left edge as said.</summary>
    public async Task ClickAsync(string selector, int times = 1, double? fromLeft = null)
    {
        await UntilAsync("(selector) => document.querySelector(selector)?.getClientRects().length > 0", selector);
        var box = await BoxAsync(selector);
        await ClickAtAsync(box[0] + (fromLeft ?? (box[2] / 2)), box[1] + (box[3] / 2), times);
    }

    /// <summary>Left, top, width and height of an element in the viewport, after it was scrolled into the middle of it.</summary>
    public Task<double[]> BoxAsync(string selector) =>
        RunAsync<double[]>(
            """
            (selector) => {
              const element = document.querySelector(selector);
              element.scrollIntoView({ block: "center", behavior: "instant" });
              const box = element.getBoundingClientRect();
              return [box.x, box.y, box.width, box.height];
            }
            """,
            selector
        );

    public abstract ValueTask DisposeAsync();

    /// <summary>Calls an asynchronous function of one string that gives a string.</summary>
    protected abstract Task<string> CallAsync(string function, string given);
}
