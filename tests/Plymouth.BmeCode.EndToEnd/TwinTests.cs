using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// One of two twins is changed in front of the group: the other asks quietly, is changed alike with one click, or left for a reason.
/// </summary>
public sealed class TwinTests(Chromium chromium)
{
    [Fact]
    public async Task Changing_3_1_asks_for_the_same_in_4_1_and_a_reason_settles_it()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("3.1");
        var line = farah.Page.Locator(".twin-line");
        await Expect(line).ToHaveTextAsync("= 4.1 says nearly the same.");
        await farah.TypeAtStartAsync("3.1", "Actively. ");
        await Expect(line).ToHaveTextAsync("△ The same in its twin 4.1?");
        await Expect(farah.Page.Locator(".twin-sides")).Not.ToBeAttachedAsync();

        await line.ClickAsync();
        var sides = farah.Page.Locator(".twin-sides section");
        await Expect(sides).ToHaveCountAsync(2);
        await Expect(sides.Nth(0)).ToContainTextAsync("3.1 here, changed");
        await Expect(sides.Nth(0).Locator("ins")).ToContainTextAsync("Actively.");
        await Expect(sides.Nth(1)).ToContainTextAsync("4.1 as consulted on");
        await Expect(sides.Nth(1)).ToContainTextAsync("within their organisations and partners");
        await Expect(sides.Nth(1).Locator("ins, del")).ToHaveCountAsync(0);
        (await farah.Page.RunAxe()).Violations.Should().BeEmpty();

        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        var finding = farah.Page.Locator("[data-finding]", new() { HasText = "3.1 was changed, its twin 4.1 was not." });
        await Expect(finding).ToBeVisibleAsync();
        await finding.GetByRole(AriaRole.Link, new() { NameRegex = new("^The same in 4.1") }).ClickAsync();
        await Expect(line).ToHaveTextAsync("△ Its twin 3.1 was changed. The same here?");
        await line.ClickAsync();
        await farah.ClickAsync("Leave this as it is");
        await Expect(farah.Page.GetByLabel("Why may they differ?")).ToBeFocusedAsync();
        await farah.Page.Keyboard.TypeAsync("The sector says it in its own way.");
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(line).ToHaveTextAsync("= 4.1 may differ from its twin 3.1: there is a reason.");
        await Expect(farah.Page.Locator(".twin-reason")).ToContainTextAsync("Left as it is by Farah");
        await Expect(farah.Page.Locator(".twin-reason q")).ToHaveTextAsync("The sector says it in its own way.");
        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        await farah.Page.GetByText("1 settled with a reason").ClickAsync();
        await Expect(farah.Page.Locator(".settled")).ToContainTextAsync("3.1 was changed, its twin 4.1 was not.");
        await Expect(farah.Page.Locator(".settled-reason")).ToContainTextAsync("Farah");
        await Expect(farah.Page.Locator(".settled-reason q")).ToHaveTextAsync("The sector says it in its own way.");
        await Expect(finding).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_same_change_is_made_in_the_twin_with_one_click_as_the_members_own_and_everybody_sees_it()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var zofia = await Person.MemberAsync(server, chromium, "Zofia");
        await zofia.OpenAsync("3.8");
        await farah.OpenAsync("2.4");
        await farah.TypeAtStartAsync("2.4", "Always ");
        await Expect(zofia.Page.Locator(".twin-line")).ToHaveTextAsync("△ Its twin 2.4 was changed. The same here?");

        await farah.Page.Locator(".twin-line").ClickAsync();
        await farah.ClickAsync("Make the same change in 3.8");
        await Expect(farah.Page.Locator(".twin-line")).ToHaveTextAsync("= Its twin 3.8 was changed too.");
        await Expect(zofia.Editor("3.8")).ToContainTextAsync("Always Ensure appropriate aspects");
        await Expect(zofia.Page.Locator(".twin-line")).ToHaveTextAsync("= Its twin 2.4 was changed too.");
    }
}
