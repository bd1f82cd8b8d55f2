using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Links let the right people in, once, and out again.</summary>
public sealed class LinkTests(Chromium chromium)
{
    [Fact]
    public async Task A_used_link_says_so_and_a_removed_member_is_out_with_the_page_open()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var link = await Person.InviteAsync(server, "member");
        var grace = await Person.ComeInAsync(server, chromium, link, "Grace");
        await grace.OpenAsync("2.1");

        var stranger = await chromium.PageAsync(360);
        await stranger.GotoAsync(link);
        await Expect(stranger.Locator("main")).ToContainTextAsync("used");

        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/share");
        await farah.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Grace" }).ClickAsync();
        await farah.ClickAsync("Yes, remove Grace");
        await Expect(grace.Page.Locator("[contenteditable=true]")).ToHaveCountAsync(0);
        await Expect(grace.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("signed-out"));
    }

    [Fact]
    public async Task A_revoked_partner_page_ends_kindly()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var partner = await Person.PartnerAsync(server, chromium);
        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/share");
        await farah.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Revoke") }).First.ClickAsync();
        await farah.ClickAsync("Yes, revoke it");
        await Expect(partner.Page.Locator("body")).ToContainTextAsync("withdrawn");
        await partner.Page.ReloadAsync();
        await Expect(partner.Page.Locator("main")).ToContainTextAsync("withdrawn");
    }
}
