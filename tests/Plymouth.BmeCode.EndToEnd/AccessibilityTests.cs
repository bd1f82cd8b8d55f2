using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>axe-core finds nothing on any page, light and dark, wide and narrow, and no page scrolls sideways.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task No_page_has_anything_axe_would_name(int width, ColorScheme scheme)
    {
        await using var server = await Server.StartAsync();
        var outside = await chromium.PageAsync(width, scheme: scheme);
        var found = new List<string>();
        await CheckAsync("start, signed out", outside, server.Address);
        await CheckAsync("join", outside, $"{server.Address}/join");
        await CheckAsync("a wrong link", outside, $"{server.Address}/come-in/wrong");
        await CheckAsync("a wrong live link", outside, $"{server.Address}/live/wrong");
        await CheckAsync("come in", outside, await Person.InviteAsync(server, "member"));
        await CheckAsync("live view", outside, await Person.InviteAsync(server, "partner"));

        var farah = await Person.FacilitatorAsync(server, chromium, width, scheme);
        var page = farah.Page;
        var workspace = farah.WorkspaceAddress;
        await CheckAsync("consultations", page, server.Address);
        await CheckAsync("new", page, $"{server.Address}/new");
        foreach (var place in new[] { "findings", "documents", "share", "doubts", "referrals", "publish" })
        {
            await CheckAsync(place, page, $"{workspace}/{place}");
        }

        await page.GotoAsync($"{workspace}/findings");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") }).First.ClickAsync();
        await page.GetByLabel("Why can it stay as it is?").FillAsync("Because");
        await LookAsync("settling a finding", page);
        await page.GetByLabel("Why can it stay as it is?").PressAsync("Enter");
        await page.GetByText("1 settled with a reason").ClickAsync();
        await LookAsync("a settled finding", page);

        await page.GotoAsync(workspace);
        await Expect(page.Locator("a.entry").Nth(2)).ToBeAttachedAsync();
        var entries = await page.Locator("a.entry").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        await CheckAsync("the clause with most comments", page, entries[2], page.Locator(".ql-editor"));
        if (width < 700)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync();
            await LookAsync("comments, narrow", page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Outline", Exact = true }).ClickAsync();
            await LookAsync("outline, narrow", page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Wording", Exact = true }).ClickAsync();
        }

        await CheckAsync("a clause with promises", page, await farah.Entry("2.7").EvaluateAsync<string>("link => link.href"), page.Locator(".clause-promises"));
        if (width < 700)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync();
        }

        var promised = page.Locator("article.group", new() { Has = page.Locator(".promise") }).First;
        await promised.GetByRole(AriaRole.Button, new() { NameRegex = new("^Withdraw") }).ClickAsync();
        await Person.ChooseAsync(promised, "More: the response", "Make a promise");
        await LookAsync("making a promise", page);
        await promised.GetByRole(AriaRole.Button, new() { Name = "Make the promise" }).ClickAsync();
        await promised.GetByRole(AriaRole.Button, new() { NameRegex = new("^Withdraw") }).First.ClickAsync();
        await LookAsync("withdrawing a promise", page);
        await CheckAsync("the clause with most comments again", page, entries[2], page.Locator(".ql-editor"));

        await farah.ClickAsync("Show changes");
        await farah.ClickAsync("History");
        await LookAsync("redline and history", page);
        await farah.ClickAsync("Agree this wording");
        await Expect(page.Locator(".locked")).ToBeVisibleAsync();
        await LookAsync("an agreed clause", page);
        found.Should().BeEmpty();

        async Task CheckAsync(string name, IPage on, string address, ILocator? until = null)
        {
            await on.GotoAsync(address);
            await on.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(on.Locator("h1").First).ToBeVisibleAsync();
            await Expect(on.Locator("main[aria-busy=true]")).ToHaveCountAsync(0);
            if (until is not null)
            {
                await Expect(until.First).ToBeVisibleAsync();
            }

            await LookAsync(name, on);
        }

        async Task LookAsync(string name, IPage on)
        {
            var result = await on.RunAxe();
            found.AddRange(result.Violations.Select(v => $"{name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            if (await on.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                found.Add($"{name}: scrolls sideways at {width} px");
            }

            if (await on.EvaluateAsync<bool>("innerWidth >= 760 && !!document.querySelector('.desk') && document.documentElement.scrollHeight > document.documentElement.clientHeight"))
            {
                found.Add($"{name}: the page scrolls away from under its columns at {width} px");
            }
        }
    }
}
