using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Words typed while the server was gone, in pages that were closed before it came back.</summary>
public sealed class KeptWorkTests(Chromium chromium)
{
    [Fact]
    public async Task Words_typed_offline_in_a_page_that_was_closed_arrive_once_when_another_clause_is_opened()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await OpenAsync(farah, "2.3");
        await OpenAsync(grace, "2.3");
        var workspace = farah.WorkspaceAddress;

        await server.KillAsync();
        await farah.TypeAtEndAsync("2.3", " kept-in-the-browser");
        await KeptAsync(farah.Page);
        await farah.Page.CloseAsync();
        await server.StartAgainAsync();

        var back = new Person(server, await farah.Page.Context.NewPageAsync());
        await back.Page.GotoAsync(workspace);
        await OpenAsync(back, "2.4");
        await Expect(grace.Editor("2.3")).ToContainTextAsync("kept-in-the-browser");
        await OpenAsync(back, "2.3");
        await Expect(back.Editor("2.3")).ToContainTextAsync("kept-in-the-browser");
        await back.SavedAsync();
        await StandsOnceAsync(grace, "2.3", "kept-in-the-browser");

        // And they stay once, also after all has been loaded anew.
        await back.Page.ReloadAsync();
        await Expect(back.Editor("2.3")).ToContainTextAsync("kept-in-the-browser");
        await StandsOnceAsync(back, "2.3", "kept-in-the-browser");
    }

    [Fact]
    public async Task Of_two_pages_with_words_typed_offline_one_is_closed_and_the_other_sends_both_once()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var second = new Person(server, await farah.Page.Context.NewPageAsync());
        await second.Page.GotoAsync(farah.WorkspaceAddress);
        await OpenAsync(farah, "2.3");
        await OpenAsync(second, "2.3");

        await server.KillAsync();
        await farah.TypeAtEndAsync("2.3", " of-the-first");
        await second.TypeAtEndAsync("2.3", " of-the-second");
        await KeptAsync(farah.Page);
        await KeptAsync(second.Page);
        await farah.Page.CloseAsync();
        await server.StartAgainAsync();
        var third = new Person(server, await farah.Page.Context.NewPageAsync());
        await third.Page.GotoAsync(second.WorkspaceAddress);
        await OpenAsync(third, "2.3");

        foreach (var person in new[] { second, third })
        {
            await StandsOnceAsync(person, "2.3", "of-the-first");
            await StandsOnceAsync(person, "2.3", "of-the-second");
            await person.SavedAsync();
        }
    }

    [Fact]
    public async Task A_page_that_crashed_offline_leaves_its_words_to_the_next_as_soon_as_it_is_known_to_be_dead()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await OpenAsync(farah, "2.3");
        var workspace = farah.WorkspaceAddress;

        await server.KillAsync();
        await farah.TypeAtEndAsync("2.3", " before-the-crash");
        await KeptAsync(farah.Page);
        var crashed = new TaskCompletionSource();
        farah.Page.Crash += (_, _) => crashed.TrySetResult();
        var devtools = await farah.Page.Context.NewCDPSessionAsync(farah.Page);
        _ = devtools.SendAsync("Page.crash");
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await server.StartAgainAsync();

        var back = new Person(server, await farah.Page.Context.NewPageAsync());
        await back.Page.GotoAsync(workspace);
        await OpenAsync(back, "2.3");
        await StandsOnceAsync(back, "2.3", "before-the-crash");
    }

    [Fact]
    public async Task Words_for_a_clause_that_was_agreed_meanwhile_come_back_to_their_author_until_discarded()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await OpenAsync(grace, "2.3");
        var workspace = grace.WorkspaceAddress;

        await server.KillAsync();
        await grace.TypeAtEndAsync("2.3", " too-late");
        await KeptAsync(grace.Page);
        await grace.Page.CloseAsync();
        await server.StartAgainAsync();
        await farah.Page.GotoAsync(workspace);
        await OpenAsync(farah, "2.3");
        await farah.ClickAsync("Agree this wording");
        await Expect(farah.Page.Locator(".locked")).ToBeVisibleAsync();

        var back = await grace.Page.Context.NewPageAsync();
        await back.GotoAsync(workspace);
        var banner = back.GetByRole(AriaRole.Region, new() { Name = "Words kept for you" })
            .Filter(new() { HasText = "Farah agreed this clause while you were typing" });
        await Expect(banner).ToContainTextAsync("too-late");
        await Expect(banner.Locator("ins")).ToHaveTextAsync(" too-late");
        await Expect(banner.GetByRole(AriaRole.Button, new() { Name = "Put my words back" })).ToBeHiddenAsync();
        await back.ReloadAsync();
        await Expect(banner).ToContainTextAsync("too-late");
        await banner.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(banner).ToHaveCountAsync(0);
        await back.ReloadAsync();
        await Expect(back.Locator("[data-save-status]").First).ToHaveTextAsync("Saved");
        await Expect(banner).ToHaveCountAsync(0);
        await Expect(farah.Page.Locator(".wording").First).Not.ToContainTextAsync("too-late");
    }

    [Fact]
    public async Task Another_member_on_the_same_browser_neither_sends_nor_sees_the_words_and_their_author_still_does()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await OpenAsync(grace, "2.3");
        var context = grace.Page.Context;
        var workspace = grace.WorkspaceAddress;
        var cookies = await context.CookiesAsync();

        await server.KillAsync();
        await grace.TypeAtEndAsync("2.3", " only-of-grace");
        await KeptAsync(grace.Page);
        // Somebody else's cookie is on the browser by the time Grace's page finds the server again.
        await context.ClearCookiesAsync();
        await context.AddCookiesAsync(
            (await farah.Page.Context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = server.Address,
            })
        );
        await server.StartAgainAsync();
        await Expect(grace.Page.Locator("[data-save-status]").First).ToHaveTextAsync(new Regex("^Signed out: .* kept$"));
        await grace.Page.CloseAsync();

        var other = new Person(server, await context.NewPageAsync());
        await other.Page.GotoAsync(workspace);
        await OpenAsync(other, "2.3");
        await other.TypeAtEndAsync("2.3", " of-farah");
        await other.SavedAsync();
        await Expect(other.Page.Locator("body")).Not.ToContainTextAsync("only-of-grace");
        await other.Page.CloseAsync();

        await context.ClearCookiesAsync();
        await context.AddCookiesAsync(
            cookies.Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = server.Address,
            })
        );
        var back = new Person(server, await context.NewPageAsync());
        await back.Page.GotoAsync(workspace);
        await OpenAsync(back, "2.3");
        await StandsOnceAsync(back, "2.3", "only-of-grace");
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_the_status_says_so_and_the_page_asks_before_it_is_left()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.Page.AddInitScriptAsync(
            "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('Forbidden.', 'SecurityError'); } });"
        );
        await farah.Page.ReloadAsync();
        await OpenAsync(farah, "2.3");

        await server.KillAsync();
        await farah.TypeAtEndAsync("2.3", " not-kept");
        await Expect(farah.Page.Locator("[data-save-status]").First)
            .ToHaveTextAsync(new Regex("^Offline: [0-9]+ changes kept while this page is open$"));
        var asked = new TaskCompletionSource<string>();
        farah.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await farah.Page.CloseAsync(new() { RunBeforeUnload = true });
        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(30))).Should().Be("beforeunload");

        await server.StartAgainAsync();
        await StandsOnceAsync(farah, "2.3", "not-kept");
    }

    /// <summary>Opens a clause once the page is alive, and waits for its editor.</summary>
    private static async Task OpenAsync(Person person, string number)
    {
        await Expect(person.Page.Locator("[data-mounted]").First).ToBeVisibleAsync();
        await person.OpenAsync(number);
        await Expect(person.Editor(number)).ToBeVisibleAsync();
    }

    private static Task KeptAsync(IPage page) =>
        Expect(page.Locator("[data-save-status]").First).ToHaveTextAsync(new Regex("^Offline: [0-9]+ changes? kept$"));

    private static async Task StandsOnceAsync(Person person, string number, string words)
    {
        await Expect(person.Editor(number)).ToContainTextAsync(words, new() { Timeout = 45_000 });
        var all = await person.Editor(number).InnerTextAsync();
        all.Split(words).Should().HaveCount(2, $"'{words}' stands exactly once in: {all}");
    }
}
