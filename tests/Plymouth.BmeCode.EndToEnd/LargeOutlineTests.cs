using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The outline of a Code thirty times as large as the one that ships: it feels the same, and the page stays small.</summary>
public sealed class LargeOutlineTests(Chromium chromium)
{
    private const int MostNodes = 1_500;

    [Fact]
    public async Task A_large_outline_is_gone_through_by_keyboard_wheel_and_palette_and_only_what_is_seen_is_drawn()
    {
        await using var server = await Server.StartAsync(LargeTable.Of(RealTable.Reading, 30));
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        var column = page.Locator(".outline-column");
        var gaps = page.Locator(".outline [data-gap]");
        await Expect(gaps.First).ToBeAttachedAsync();
        await SmallAsync(page);

        // The keyboard goes to the end and the focus stays; Tab goes on from where it was.
        var (first, second) = (page.Locator(".outline a.entry").Nth(0), page.Locator(".outline a.entry").Nth(1));
        var (firstAddress, secondAddress) = (await first.GetAttributeAsync("href"), await second.GetAttributeAsync("href"));
        await first.FocusAsync();
        await page.Keyboard.PressAsync("End");
        var last = page.Locator(".outline .sections > li").Last;
        await Expect(last).ToBeInViewportAsync();
        await Expect(last).Not.ToHaveAttributeAsync("aria-hidden", "true");
        (await last.GetAttributeAsync("aria-posinset")).Should().Be(await last.GetAttributeAsync("aria-setsize"));
        await Expect(page.Locator($"a.entry[href='{firstAddress}']")).ToBeFocusedAsync();
        await SmallAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator($"a.entry[href='{secondAddress}']")).ToBeFocusedAsync();
        await Expect(page.Locator($"a.entry[href='{secondAddress}']")).ToBeInViewportAsync();

        // What is held down runs through the rows; none is left out.
        var seen = new List<string?>();
        for (var at = 0; at < 80; at++)
        {
            await page.Keyboard.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string?>("() => document.activeElement.closest('.outline [data-row]') && document.activeElement.href"));
        }

        seen.Should().NotContainNulls().And.OnlyHaveUniqueItems();
        await SmallAsync(page);

        // A wheel far down: rows stand wherever it stops.
        await column.HoverAsync();
        for (var turn = 0; turn < 12; turn++)
        {
            await page.Mouse.WheelAsync(0, 2_500);
            await page.WaitForFunctionAsync(
                """
                () => {
                  const column = document.querySelector(".outline-column").getBoundingClientRect();
                  const seen = document.elementFromPoint(column.left + 60, (column.top + column.bottom) / 2);
                  return seen?.closest("[data-row], .section") !== null && seen.closest("[data-gap]") === null;
                }
                """
            );
        }

        await SmallAsync(page);

        // The palette leads to a clause far away: its row is current and in sight, and says who else is there.
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("77.2");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("77.2");
        await page.Keyboard.PressAsync("Enter");
        var current = page.Locator(".outline [aria-current]");
        await Expect(current).ToContainTextAsync("77.2");
        await Expect(current).ToBeInViewportAsync();
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await grace.Page.GotoAsync(page.Url);
        await Expect(current.Locator(".initials")).ToContainTextAsync("Grace is here");
        (await page.RunAxe()).Violations.Select(v => v.Id).Should().BeEmpty();
    }

    private static async Task SmallAsync(IPage page) =>
        (await page.EvaluateAsync<int>("() => document.querySelectorAll('*').length")).Should().BeLessThan(MostNodes);
}
