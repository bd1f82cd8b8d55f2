using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Whoever goes through a page by Tab sees where they are: at every stop of every page, light, dark and in the system's own colours.
/// </summary>
public sealed class FocusRingTests(Chromium chromium)
{
    /// <summary>
    /// What is wrong with the ring around an element: none, too thin, in the colour of nothing, or cut off at a side by a pane it lies in.
    /// </summary>
    private const string Rings = """
        () => {
          const name = (at) => `<${at.tagName.toLowerCase()} class="${at.className}"> ${(at.getAttribute("aria-label") ?? at.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40)}`;
          const wrong = (at) => {
            const look = getComputedStyle(at);
            const width = parseFloat(look.outlineWidth);
            if (look.outlineStyle === "none" || width < 2) {
              return `no ring (${look.outline})`;
            }

            if (/^rgba\(.*, 0\)$|transparent/.test(look.outlineColor)) {
              return "a ring nobody sees";
            }

            const box = at.getBoundingClientRect();
            const out = parseFloat(look.outlineOffset) + width - 1;
            if (box.width < 2 || box.height < 2) {
              return "nothing to see";
            }

            for (let pane = at.parentElement; pane !== null && pane !== document.body && getComputedStyle(pane).position !== "fixed"; pane = pane.parentElement) {
              const edge = pane.getBoundingClientRect();
              if (getComputedStyle(pane).overflowX !== "visible" && (box.left - out < edge.left || box.right + out > edge.right)) {
                return `cut off at a side by ${name(pane).slice(0, 60)}`;
              }
            }

            return box.left - out < 0 || box.right + out > innerWidth ? "cut off by the window" : null;
          };
          window.ringHere = () => {
            const at = document.activeElement;
            // A heading to which the page goes by itself is no stop of the Tab key.
            if (at === null || at === document.body || at.tabIndex < 0) {
              return "";
            }

            if (at.matches("[data-ring]")) {
              return "the end";
            }

            at.dataset.ring = "";
            const what = wrong(at);
            return what === null ? "" : `${name(at)}: ${what}`;
          };
          window.ringsAgain = () => [...document.querySelectorAll("[data-ring]")].filter((at) => at.checkVisibility()).map((at) => {
            at.focus();
            const what = document.activeElement === at ? wrong(at) : null;
            return what === null ? "" : `${name(at)}: ${what}`;
          }).filter((said) => said !== "");
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_stop_of_the_Tab_key_on_every_page_has_a_ring_that_is_seen_whole(int width)
    {
        await using var server = await Server.StartAsync();
        var found = new List<string>();
        var outside = await chromium.PageAsync(width);
        await CheckAsync("start, signed out", outside, server.Address, 2);
        await CheckAsync("join", outside, $"{server.Address}/join", 2);
        await CheckAsync("a wrong link", outside, $"{server.Address}/come-in/wrong", 1);
        await CheckAsync("come in", outside, await Person.InviteAsync(server, "member"), 2);

        var farah = await Person.FacilitatorAsync(server, chromium, width);
        await farah.LetPartnersSeeEverythingAsync();
        var workspace = farah.WorkspaceAddress;
        await CheckAsync("consultations", farah.Page, server.Address, 3);
        // Drawn twice: as it is sent, and once its circuit is there.
        await CheckAsync("new", farah.Page, $"{server.Address}/new", 2, page =>
            Expect(page.Locator("input[type=file]")).ToBeEnabledAsync()
        );
        foreach (var place in new[] { "documents", "findings", "doubts", "referrals", "publish", "share" })
        {
            await CheckAsync(place, farah.Page, $"{workspace}/{place}", 4);
        }

        await farah.Page.GotoAsync(workspace);
        var clause = await farah.Entry("2.7").EvaluateAsync<string>("link => link.href");
        await CheckAsync("a clause", farah.Page, clause, 4, async page =>
        {
            await Expect(page.Locator(".ql-editor").First).ToBeAttachedAsync();
            await farah.ClickAsync("History");
            await Expect(page.Locator(".history")).ToBeVisibleAsync();
        });
        if (width < 700)
        {
            await CheckAsync("its comments", farah.Page, clause, 4, page =>
                page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync()
            );
            await CheckAsync("the outline", farah.Page, clause, 4, page =>
                page.GetByRole(AriaRole.Button, new() { Name = "Outline", Exact = true }).ClickAsync()
            );
            await CheckAsync("the menu", farah.Page, clause, 8, page =>
                page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync()
            );
        }

        var live = await Person.InviteAsync(server, "partner");
        await CheckAsync("live view", outside, live, 20);
        found.Should().BeEmpty();

        async Task CheckAsync(string name, IPage page, string address, int least, Func<IPage, Task>? then = null)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
            await page.GotoAsync(address);
            await Expect(page.Locator("h1").First).ToBeAttachedAsync();
            await Expect(page.Locator("main[aria-busy=true]")).ToHaveCountAsync(0);
            if (address.Contains("/c/", StringComparison.Ordinal))
            {
                // The workspace puts the focus there once it is ready.
                await Expect(page.Locator("#focus-heading")).ToBeFocusedAsync();
            }

            if (then is not null)
            {
                await then(page);
            }

            await page.EvaluateAsync(Rings);
            await page.EvaluateAsync("() => { document.activeElement?.blur?.(); getSelection()?.removeAllRanges(); }");
            for (var presses = 0; presses < 900; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                var said = await page.EvaluateAsync<string>("() => window.ringHere()");
                if (said == "the end")
                {
                    break;
                }

                if (said != "")
                {
                    found.Add($"{name}: {said}");
                }
            }

            var stops = await page.Locator("[data-ring]").CountAsync();
            stops.Should().BeGreaterThanOrEqualTo(least, $"{name} has at least as many stops");
            foreach (var (scheme, forced) in new[] { (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Light, ForcedColors.Active) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
                found.AddRange(
                    (await page.EvaluateAsync<string[]>("() => window.ringsAgain()")).Select(said =>
                        $"{name}, {scheme}, forced colours {forced}: {said}"
                    )
                );
            }
        }
    }
}
