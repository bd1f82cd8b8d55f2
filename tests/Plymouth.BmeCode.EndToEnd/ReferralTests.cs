using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>What the group hands on is written down once and taken along as a file.</summary>
public sealed class ReferralTests(Chromium chromium)
{
    [Fact]
    public async Task A_referral_is_written_down_in_the_response_block_and_exported_for_its_destination()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var workspace = farah.WorkspaceAddress;
        var page = farah.Page;
        await farah.OpenAsync("3.4");
        var group = page.Locator("article.group", new() { HasText = "Recognise cost implications" });
        await Expect(group.Locator(".referral-line")).ToContainTextAsync(new Regex(@"Referred to\s+Procurement code\s+proposed"));

        await group.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change.*the referral") }).ClickAsync();
        await Expect(group.GetByLabel("To whom")).ToBeFocusedAsync();
        await group.GetByLabel("To whom").FillAsync("Procurement code group");
        await group.GetByLabel("Who takes it there").FillAsync("=Farah");
        await group.GetByLabel("Sent on").FillAsync("2026-11-22");
        await group.GetByRole(AriaRole.Button, new() { Name = "Save the referral" }).ClickAsync();
        await Expect(group.Locator(".referral-line"))
            .ToContainTextAsync("Procurement code group · =Farah takes it there · sent on 22 November 2026");

        await page.GetByRole(AriaRole.Link, new() { Name = "Referrals", Exact = true }).ClickAsync();
        await Expect(page.Locator(".register-sum")).ToContainTextAsync("4 referrals · 1 sent.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Procurement code group (1)" }).ClickAsync();
        await Expect(page.Locator(".register-sum")).ToContainTextAsync("1 referral · 1 sent.");
        await Expect(page.Locator(".referrals li")).ToHaveCountAsync(1);

        var csv = await TakeAsync(page, "Take it as a spreadsheet (CSV)");
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Should()
            .HaveCount(2)
            .And.Subject.Last()
            .Should()
            .StartWith(
                "\"Procurement code group\",\"'=Farah\",\"2026-11-22\",\"3.4\",\"3.4, comment 5\",",
                "a name that looks like a formula is none"
            );
        (await TakeAsync(page, "Take it as a web page")).Should().Contain("Taken there by =Farah. Sent on 22 November 2026.");

        await page.GotoAsync($"{workspace}/referrals");
        await page.Locator(".referrals li", new() { HasText = "timescales" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Confirm") })
            .ClickAsync();
        await Expect(page.Locator(".referrals li", new() { HasText = "timescales" }).Locator(".referral-line"))
            .ToContainTextAsync("not sent yet");
    }

    [Fact]
    public async Task A_form_that_is_open_in_the_register_stays_when_another_says_that_the_response_is_not_referred()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var page = farah.Page;
        await page.GotoAsync($"{farah.WorkspaceAddress}/referrals");
        var cards = page.Locator(".referrals li");
        var card = cards.Filter(new() { HasText = "Recognise cost implications" });
        await Expect(card).ToBeVisibleAsync();
        var before = await cards.CountAsync();
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change.*the referral") }).ClickAsync();
        await Expect(card.GetByLabel("To whom")).ToBeFocusedAsync();
        await card.GetByLabel("Who takes it there").ClickAsync();
        await page.Keyboard.TypeAsync("Grace or");

        await grace.OpenAsync("3.4");
        await grace
            .Page.Locator("article.group", new() { HasText = "Recognise cost implications" })
            .GetByRole(AriaRole.Combobox)
            .First.SelectOptionAsync("Noted");
        await Expect(card.Locator(".referral-gone")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(" somebody else");

        await Expect(card.GetByLabel("Who takes it there")).ToHaveValueAsync("Grace or somebody else");
        await Expect(cards).ToHaveCountAsync(before);
        await card.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Share", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Referrals", Exact = true }).ClickAsync();
        await Expect(cards).ToHaveCountAsync(before - 1);
    }

    private static async Task<string> TakeAsync(IPage page, string link)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }
}
