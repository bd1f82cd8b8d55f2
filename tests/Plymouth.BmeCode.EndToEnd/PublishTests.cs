using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The Code is published: with what blocks only for a reason, and then for ever as it was.</summary>
public sealed class PublishTests(Chromium chromium)
{
    private static readonly string[] Files = ["code.docx", "code.html", "responses.html", "consultation.json"];

    [Fact]
    public async Task A_publication_needs_a_reason_where_something_blocks_and_its_files_stay_what_they_were()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var (page, workspace) = (farah.Page, farah.WorkspaceAddress);
        var partner = await Person.PartnerAsync(server, chromium);
        await Expect(partner.Page.Locator("#published")).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Publish");
        await Expect(page.Locator(".blocks li").First).ToContainTextAsync("1 consultation number used twice");
        await Expect(page.Locator(".blocks li").Last).ToContainTextAsync("30 clauses not agreed yet");
        await page.Locator(".blocks a", new() { HasText = "open promise" }).ClickAsync();
        await Expect(page.Locator(".findings-kind h2")).ToHaveTextAsync(new Regex(@"\d+ open promises\s+block publishing"));
        await Expect(page.Locator("article.finding:not([data-finding=openPromise])")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Farah")).ToBeCheckedAsync();
        var exported = await BytesAsync(page, $"{workspace}/documents/responses.html");

        await farah.ClickAsync("Publish as number 1");
        await Expect(page.Locator("#publish-problem")).ToContainTextAsync("Settle what blocks, or say why");
        await page.GetByLabel("Why it is published although something blocks").FillAsync("The council decides on Monday.");
        await farah.ClickAsync("Publish as number 1");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Publication 1");
        await Expect(page.Locator(".facts")).ToContainTextAsync("The council decides on Monday.");
        await Expect(page.Locator(".facts")).ToContainTextAsync("Farah");
        var head = await page.Locator(".head code").InnerTextAsync();
        head.Should().MatchRegex("^[0-9a-f]{64}$");
        var first = new Dictionary<string, byte[]>();
        foreach (var file in Files)
        {
            first[file] = await BytesAsync(page, $"{workspace}/publications/1/{file}");
        }

        first["responses.html"].Should().Equal(exported, "it is what was exported then");
        System.Text.Encoding.UTF8.GetString(first["responses.html"]).Should().Contain(head);
        var taken = await page.RunAndWaitForDownloadAsync(() => page.Locator(".files a").First.ClickAsync());
        taken.SuggestedFilename.Should().Be("Plymouth BME Code of Practice - publication 1.docx");

        await Expect(partner.Page.Locator("#published")).ToHaveTextAsync(new Regex(@"Published: 1, \d+ \w+ \d{4}"));
        await partner.Page.Locator("#published a").ClickAsync();
        await Expect(partner.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Publication 1");
        await Expect(partner.Page.Locator(".files a")).ToHaveCountAsync(2);
        await Expect(partner.Page.Locator("main")).ToContainTextAsync(new Regex(@"\d{4}, \d\d:\d\d UTC"));
        await Expect(partner.Page.Locator("main")).Not.ToContainTextAsync("Farah");
        await Expect(partner.Page.Locator("main")).Not.ToContainTextAsync("The council decides on Monday.");
        var link = new Uri(partner.Page.Url).GetLeftPart(UriPartial.Path);
        (await BytesAsync(partner.Page, $"{link}/publications/1/code.docx")).Should().Equal(first["code.docx"]);
        (await partner.Page.APIRequest.GetAsync($"{link}/publications/1/consultation.json"))
            .Status.Should()
            .Be(404, "the whole history is not the partners'");
        (await partner.Page.APIRequest.GetAsync($"{link}/publications/1/responses.html"))
            .Status.Should()
            .Be(404, "partners see the wording only");

        await page.GotoAsync(workspace);
        await farah.OpenAsync("1.1");
        await farah.TypeAtEndAsync("1.1", " More after it.");
        await farah.SavedAsync();
        await page.GotoAsync($"{workspace}/publish");
        await page.GetByLabel("Why it is published although something blocks").FillAsync("A slip of the pen is mended.");
        await farah.ClickAsync("Publish as number 2");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Publication 2");
        (await BytesAsync(page, $"{workspace}/publications/2/code.docx")).Should().NotEqual(first["code.docx"]);
        foreach (var file in Files)
        {
            (await BytesAsync(page, $"{workspace}/publications/1/{file}"))
                .Should()
                .Equal(first[file], $"{file} of publication 1 never changes");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "All publications" }).ClickAsync();
        await Expect(page.Locator(".publications li")).ToHaveCountAsync(2);
        (await page.APIRequest.GetAsync($"{workspace}/publications/3/code.docx")).Status.Should().Be(404);
        (await page.APIRequest.GetAsync($"{workspace}/publications/1/secrets.txt")).Status.Should().Be(404);
    }

    private static async Task<byte[]> BytesAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(address);
        answer.Status.Should().Be(200, address);
        return await answer.BodyAsync();
    }
}
