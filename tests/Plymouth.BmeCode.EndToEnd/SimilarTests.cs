using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>A comment shows those like it, says why, and is answered together with one of them.</summary>
public sealed class SimilarTests(Chromium chromium)
{
    [Fact]
    public async Task A_similar_comment_of_another_clause_is_answered_together_and_apart_again()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("3.1");
        var card = page.Locator("article.group", new() { HasText = "too narrow, need to raise" });
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Similar comments \\(1\\)") }).ClickAsync();
        var similar = card.Locator(".similar li");
        await Expect(similar).ToContainTextAsync("Lose");
        await Expect(similar.Locator(".similar-why")).ToContainTextAsync("Both say:");
        await Expect(similar.Locator(".similar-why")).ToContainTextAsync("3.3, comment 3");

        await similar.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer together") }).ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("comments share one response now");
        await Expect(card).ToContainTextAsync("The response also answers 1 comment elsewhere: 3.3, comment 3.");
        await Expect(card.Locator(".similar")).ToHaveCountAsync(0);
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Similar comments \\(1\\)") })).ToBeVisibleAsync();
    }
}
