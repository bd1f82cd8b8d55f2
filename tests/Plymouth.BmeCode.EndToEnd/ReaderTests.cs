using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Roles are of one consultation: who reads along in it sees it live, changes nothing, and sees no other.</summary>
public sealed class ReaderTests(Chromium chromium)
{
    private const string OtherTable = "Our own Code – responses to consultation\n1. Aims\tResponse\n1.1 We meet.\nOften?\tYes.\n";

    [Fact]
    public async Task A_reader_comes_in_by_a_link_of_the_share_page_sees_that_consultation_alone_and_can_change_nothing()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var workspace = farah.WorkspaceAddress;
        var other = await TakeInOtherAsync(farah, server);
        var rita = await Person.ComeInAsync(server, chromium, await ReaderLinkAsync(farah, workspace), "Rita");
        var page = rita.Page;

        await page.GotoAsync(server.Address);
        await Expect(page.Locator("ul.consultations li")).ToHaveCountAsync(1);
        await Expect(page.Locator("main")).ToContainTextAsync("You are reader here.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "New from your own table" })).ToHaveCountAsync(0);
        foreach (var address in new[] { other, $"{other}/share", $"{server.Address}/c/nowhere" })
        {
            await page.GotoAsync(address);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This consultation is not here");
        }

        await page.GotoAsync($"{workspace}/share");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Only a facilitator can open this page");
        await page.GotoAsync(workspace);
        await rita.OpenAsync("2.3");
        await Expect(page.Locator(".comment").First).ToBeVisibleAsync();
        await Expect(page.Locator("[contenteditable=true], main form, select, input[type=checkbox]:not(.comments-filter input)"))
            .ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Edit|Write|Answer|Confirm|More|Shape|Keep as|Agree)") }))
            .ToHaveCountAsync(0);
        await page.Locator(".response-text").First.ClickAsync();
        await Expect(page.Locator("[contenteditable=true]")).ToHaveCountAsync(0);

        await farah.Page.GotoAsync(workspace);
        await farah.OpenAsync("2.3");
        await farah.TypeAtEndAsync("2.3", " seen-by-all");
        await Expect(page.Locator(".wording-holder")).ToContainTextAsync("seen-by-all");
    }

    [Fact]
    public async Task Who_reads_along_writes_once_a_facilitator_lets_them_and_is_out_once_they_are_taken_out()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var workspace = farah.WorkspaceAddress;
        var rita = await Person.ComeInAsync(server, chromium, await ReaderLinkAsync(farah, workspace), "Rita");
        await rita.OpenAsync("2.3");
        await farah.Page.GotoAsync($"{workspace}/share");

        await farah.Page.GetByLabel("Role of Rita").SelectOptionAsync("Member");
        await Expect(farah.Page.Locator(".notice")).ToContainTextAsync("Rita is member here now.");
        await rita.TypeAtEndAsync("2.3", " hers");
        await rita.SavedAsync();

        await farah.Page.GetByLabel("Role of Rita").SelectOptionAsync("Reader");
        await Expect(rita.Page.Locator("[contenteditable=true]")).ToHaveCountAsync(0);
        await Expect(rita.Page.Locator(".wording-holder")).ToContainTextAsync("hers");

        await farah.ClickAsync("Take out Rita");
        await farah.ClickAsync("Yes, take Rita out");
        await Expect(rita.Page).ToHaveURLAsync(new Regex("taken-out$"));
        await Expect(rita.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are no longer in this consultation");
        await rita.Page.GotoAsync(workspace);
        await Expect(rita.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This consultation is not here");
        await rita.Page.GotoAsync(server.Address);
        await Expect(rita.Page.Locator("main")).ToContainTextAsync("You are in no consultation now.");
    }

    private static async Task<string> ReaderLinkAsync(Person farah, string workspace)
    {
        await farah.Page.GotoAsync($"{workspace}/share");
        await farah.Page.GetByLabel("Read along, as a reader").CheckAsync();
        await farah.ClickAsync("Make link");
        var address = await farah.Page.Locator(".made input").First.InputValueAsync();
        return new Uri(new Uri(farah.Page.Url), new Uri(address).AbsolutePath).AbsoluteUri;
    }

    /// <summary>Takes in a consultation of another group; returns the address of its workspace.</summary>
    private static async Task<string> TakeInOtherAsync(Person farah, Server server)
    {
        var page = farah.Page;
        await page.GotoAsync($"{server.Address}/new");
        await Expect(page.GetByLabel("The file")).ToBeEnabledAsync();
        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "own.txt",
                    MimeType = "text/plain",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(OtherTable),
                }
            );
        await farah.ClickAsync("Keep this consultation");
        await Expect(page.Locator("a.entry")).ToHaveCountAsync(1);
        return farah.WorkspaceAddress;
    }
}
