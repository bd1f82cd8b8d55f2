using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Clause 2.3 of the real table goes: what cited others shows the new numbers; and "see also below" goes where it means.</summary>
public sealed class CitationTests(Chromium chromium)
{
    [Fact]
    public async Task Deleting_2_3_shows_new_numbers_beside_what_was_written_finds_the_groups_own_mends_one_and_undo_brings_all_back()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var beside = farah.Page.Locator(".comment-text .beside");
        await farah.OpenAsync("2.7");
        await Expect(farah.Page.Locator(".comment-text", new() { HasText = "2.3+2.7" })).ToBeVisibleAsync();
        await Expect(beside).ToHaveCountAsync(0);

        await farah.OpenAsync("2.3");
        await farah.Page.Locator(".clause-promises").GetByRole(AriaRole.Button, new() { Name = "Delete 2.3" }).ClickAsync();
        await Expect(farah.Page.Locator(".notice")).ToContainTextAsync("2.3 deleted.");
        await farah.OpenAsync("2.6");
        await Expect(farah.Page.Locator(".comment-text", new() { HasText = "2.3" }).First).ToContainTextAsync("2.3, deleted+2.7, now 2.6");
        await Expect(
                farah
                    .Page.Locator(".comment-text", new() { HasText = "2.7 +2.8" })
                    .Or(farah.Page.Locator(".comment-text", new() { HasText = "2.7, now 2.6 +2.8, now 2.7" }))
            )
            .ToBeVisibleAsync();

        var finding = farah.Page.Locator(".group-finding", new() { HasText = "2.7, comment 5 says “2.7”; that clause is 2.6 now" });
        await Expect(finding).ToBeVisibleAsync();
        await finding.GetByRole(AriaRole.Button, new() { Name = "Show the present number, 2.6" }).ClickAsync();
        await Expect(finding).ToHaveCountAsync(0);
        var response = farah.Page.Locator(".response-text", new() { HasText = "amended to encompass" });
        await Expect(response.Locator(".xref")).ToHaveTextAsync("2.6");

        await farah.Page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(finding).ToBeVisibleAsync();
        await Expect(response).ToContainTextAsync("2.7, now 2.6");
        await farah.Page.Locator("#focus-heading").FocusAsync();
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(farah.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Clause 2.7" })).ToBeVisibleAsync();
        await Expect(beside).ToHaveCountAsync(0);
        await Expect(farah.Page.Locator(".group-finding")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_pointer_shows_what_it_means_and_goes_there_and_one_that_circles_back_is_found()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("2.4");
        var card = farah.Page.Locator(".pointer-card", new() { HasText = "2.5, comment 2" });
        await Expect(card).ToContainTextAsync("The response to 2.5, comment 2, in 2.5");
        await Expect(card).ToContainTextAsync("Add to undertakings a commitment");
        await card.ClickAsync();
        await Expect(farah.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Clause 2.5" })).ToBeVisibleAsync();
        await Expect(farah.Page.Locator(".comment", new() { HasText = "EIA's are a good idea" })).ToBeFocusedAsync();

        var group = farah.Page.Locator("article.group", new() { HasText = "EIA's are a good idea" });
        await Person.ChooseAsync(group, "More: the response", "Point elsewhere");
        await group.GetByLabel("What does it point at?").FillAsync("response to 2.4, comment 2");
        await group.GetByRole(AriaRole.Button, new() { Name = "Point there" }).ClickAsync();
        await Expect(group.Locator(".pointer-fault")).ToContainTextAsync("Leads back here");
        await Expect(group.Locator(".group-finding").First).ToContainTextAsync("leads back to it");
        await group.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove the pointer") }).First.ClickAsync();
        await Expect(group.Locator(".pointer-card")).ToHaveCountAsync(0);
        await Expect(group.Locator(".group-finding")).ToHaveCountAsync(0);
    }
}
