using System.Text;
using Microsoft.Playwright;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A page of Playwright's Chromium behind the same words as the other browsers.</summary>
public sealed class ChromiumWindow(IPage page) : Window
{
    public override Task GoAsync(string address) => page.GotoAsync(address);

    public override async Task PressAsync(params string[] chords)
    {
        ArgumentNullException.ThrowIfNull(chords);
        foreach (var chord in chords)
        {
            await page.Keyboard.PressAsync(chord);
        }
    }

    public override async Task TypeAsync(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        foreach (var letter in letters.EnumerateRunes())
        {
            await (letter == new Rune('\n') ? page.Keyboard.PressAsync("Enter") : page.Keyboard.TypeAsync(letter.ToString()));
        }
    }

    public override Task ClickAtAsync(double x, double y, int times = 1) =>
        page.Mouse.ClickAsync((float)x, (float)y, new() { ClickCount = times });

    public override async Task DragAsync(double x, double y, double toX, double toY)
    {
        await page.Mouse.MoveAsync((float)x, (float)y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync((float)toX, (float)toY, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    public override async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    public override string ToString() => "Chromium";

    protected override async Task<string> CallAsync(string function, string given)
    {
        try
        {
            return await page.EvaluateAsync<string>(function, given);
        }
        catch (PlaywrightException thrown)
        {
            throw new BrowserException(thrown.Message, thrown);
        }
    }
}
