using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The group deletes 2.3 of the real table, sees what follows from it and what contradicts it, and takes it back.</summary>
public sealed class FindingTests(Chromium chromium)
{
    private const string Contradiction = "The response to 2.3, comment 2 deletes 2.3, the response to 2.3, comment 8 wants it to stay.";

    [Fact]
    public async Task Deleting_2_3_keeps_its_promise_shows_the_contradiction_and_the_new_numbers_and_undo_brings_all_back()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.LetPartnersSeeEverythingAsync();
        var partner = await Person.PartnerAsync(server, chromium);
        var seen = partner.Page.Locator("article.clause", new() { HasText = "Recognise and support the independence" });
        await Expect(seen.Locator(".findings")).ToContainTextAsync(Contradiction);

        await farah.OpenAsync("2.3");
        var promise = page.Locator(".clause-promises .promise-state");
        await Expect(promise).ToHaveTextAsync("○ open");
        await farah.ClickAsync("Delete 2.3");

        await Expect(promise).ToHaveTextAsync("✓ kept");
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("12 promises open");
        await Expect(page.Locator(".group", new() { HasText = "Is this in the core Compact?" }).Locator(".finding"))
            .ToContainTextAsync(Contradiction);
        await Expect(page.Locator(".group", new() { HasText = "Difficult to achieve, risk to relationship" }).Locator(".finding"))
            .ToContainTextAsync(Contradiction);
        await Expect(seen.Locator(".findings")).ToContainTextAsync(Contradiction);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Findings") }).ClickAsync();
        var citations = page.GetByRole(AriaRole.Region, new() { NameRegex = new("stale or broken citation") });
        await Expect(citations.Locator(".finding")).ToHaveCountAsync(3);
        await Expect(citations).ToContainTextAsync("“2.7”; that clause is 2.6 now");
        await citations.Locator("article", new() { HasText = "2.7" }).First.GetByRole(AriaRole.Link).First.ClickAsync();
        var response = page.Locator(".group", new() { HasText = "Improvements in community knowledge" });
        await Expect(response.Locator(".response-text")).ToContainTextAsync("now 2.6");
        await Expect(response).ToBeInViewportAsync();

        await page.Locator("#focus-heading").ClickAsync();
        await page.Keyboard.PressAsync("Control+Z");

        await Expect(response.Locator(".response-text")).Not.ToContainTextAsync("now 2.6");
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("13 promises open");
        await page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3 contradictions" })).ToBeVisibleAsync();
        await Expect(citations).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_finding_settled_with_a_reason_keeps_who_and_why_and_the_command_line_lists_the_rest()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirm the new numbers") }).ClickAsync();
        await page.GetByText("1 settled with a reason").ClickAsync();
        await Expect(page.Locator(".settled-reason")).ToContainTextAsync("Farah");
        await Expect(page.Locator(".settled-reason")).ToContainTextAsync("The new numbers are confirmed: 4.7 and 4.8");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Write a response ?: section 1, comment 1$") }).ClickAsync();
        await Expect(page.Locator("[data-comment]", new() { HasText = "Similar to the BME definition" })).ToBeInViewportAsync();

        var (exitCode, output) = await server.RunAsync("findings");
        exitCode.Should().Be(1);
        output
            .Should()
            .Contain("13 open promises (blocks)")
            .And.Contain(Contradiction)
            .And.Contain("1 settled with a reason")
            .And.NotContain("consultation number used twice");
    }
}
