using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;

namespace Plymouth.BmeCode.EndToEnd.Ledger;

/// <summary>
/// What happens while others type: decisions by the facilitator, on a page of her own; and the network, the server and a page going away.
/// </summary>
public sealed class Disturbances(KillableServer server, Person farah, IReadOnlyList<Typist> typists, Random random)
{
    private static readonly LocatorClickOptions Soon = Brief.Click;

    /// <summary>How often each was done.</summary>
    public Dictionary<string, int> Done { get; } = [];

    private IPage Page => farah.Page;

    /// <summary>One of them, by name, at a clause. What cannot be done where it stands is left.</summary>
    public async Task DoAsync(string number)
    {
        (string Name, Func<string, Task> Do)[] all =
        [
            ("agree", AgreeAsync),
            ("delete", number => ShapeAsync(number, "Delete this clause")),
            ("group", GroupAsync),
            ("restore", RestoreAsync),
            ("split", number => ShapeAsync(number, "Split here, at the caret")),
            ("join", number => ShapeAsync(number, "Join with the next clause")),
            ("network cut", _ => CutAsync()),
            ("server killed", _ => KillAsync()),
            ("page loaded again", _ => ReloadAsync()),
            ("filter", _ => One.AnswerUnderFilterAsync()),
            ("paste", _ => One.PasteAsync(random.Next(100, 30_000))),
            ("undo", _ => UndoAsync()),
        ];
        var (name, act) = all[random.Next(all.Length)];
        foreach (var typist in typists)
        {
            typist.During = name;
        }

        try
        {
            await act(number);
            Done[name] = Done.GetValueOrDefault(name) + 1;
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            Done[$"{name}, not possible there"] = Done.GetValueOrDefault($"{name}, not possible there") + 1;
        }
    }

    /// <summary>Opens again what was agreed or deleted, so that the next round can type there.</summary>
    public async Task TidyAsync(string number)
    {
        try
        {
            await farah.OpenAsync(number);
            if (await Page.Locator(".clause-head").GetByRole(AriaRole.Button, new() { Name = "Reopen", Exact = true }).CountAsync() > 0)
            {
                await Page.GetByRole(AriaRole.Button, new() { Name = "Reopen", Exact = true }).ClickAsync(Soon);
                await Page.Locator("#reopen-reason").FillAsync("The next round.", new() { Timeout = Brief.Wait });
                await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Reopen .+") }).ClickAsync(Soon);
            }

            if (await Page.GetByRole(AriaRole.Button, new() { Name = "Bring back", Exact = true }).CountAsync() > 0)
            {
                await Page.GetByRole(AriaRole.Button, new() { Name = "Bring back", Exact = true }).First.ClickAsync(Soon);
            }
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // Somebody's later decision stands in the way: that clause stays as it is.
        }
    }

    private Typist One => typists[random.Next(typists.Count)];

    private async Task AgreeAsync(string number)
    {
        await farah.OpenAsync(number);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Agree this wording" }).ClickAsync(Soon);
        var now = Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Agree now") });
        await Page.Locator(".locked").Or(now).First.WaitForAsync(new() { Timeout = 20_000 });
        if (await now.CountAsync() > 0)
        {
            await now.ClickAsync(Soon);
        }
    }

    private async Task ShapeAsync(string number, string act)
    {
        await farah.OpenAsync(number);
        await farah
            .Editor(number)
            .ClickAsync(
                new()
                {
                    Timeout = Brief.Wait,
                    Position = new() { X = 60, Y = 12 },
                }
            );
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change the shape of the Code here" }).ClickAsync(Soon);
        await Page.GetByText(act, new() { Exact = true }).ClickAsync(Soon);
        await AnywayAsync();
    }

    private async Task GroupAsync(string number)
    {
        await farah.OpenAsync(number);
        var boxes = Page.Locator("article.group .group-select input");
        await boxes.Nth(1).WaitForAsync(new() { Timeout = Brief.Wait });
        await boxes.Nth(0).CheckAsync(Brief.Check);
        await boxes.Nth(1).CheckAsync(Brief.Check);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Group", Exact = true }).ClickAsync(Soon);
        var leading = Page.Locator(".leading-choice .btn-primary");
        if (await leading.CountAsync() > 0)
        {
            await leading.ClickAsync(Soon);
        }

        await AnywayAsync();
    }

    private async Task RestoreAsync(string number)
    {
        await farah.OpenAsync(number);
        await Page.GetByRole(AriaRole.Button, new() { Name = "History", Exact = true }).First.ClickAsync(Soon);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Restore") }).Last.ClickAsync(Soon);
        await AnywayAsync();
    }

    private async Task UndoAsync()
    {
        var undo = Page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" });
        await undo.ClickAsync(Soon);
    }

    // Where a decision waits for those who type, it is taken all the same: that is the harder case.
    private async Task AnywayAsync()
    {
        var now = Page.GetByRole(AriaRole.Button, new() { NameRegex = new(", keep their words$", RegexOptions.IgnoreCase) });
        await Page.Locator(".notice").Or(now).First.WaitForAsync(new() { Timeout = 15_000 });
        if (await now.CountAsync() > 0)
        {
            await now.First.ClickAsync(Soon);
        }
    }

    private async Task CutAsync()
    {
        var one = One.Person;
        await one.CutOffAsync();
        await one.Page.Locator("[data-save-status][data-state=offline]").First.WaitForAsync(new() { Timeout = Brief.Wait });
        await one.ComeBackAsync();
    }

    private async Task KillAsync()
    {
        await server.KillAsync();
        await server.StartAgainAsync();
    }

    private Task ReloadAsync() => One.LoadAgainAsync();
}
