using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Two responses of the real table that contradict each other say so under both, also once the clause is really deleted, until one of them
/// changes its words.
/// </summary>
public sealed class ContradictionTests(Chromium chromium)
{
    private const string Message = "The response to 2.3, comment 2 deletes 2.3, the response to 2.3, comment 8 wants it to stay.";

    [Fact]
    public async Task That_2_3_goes_and_stays_is_on_screen_before_and_after_it_is_deleted_and_gone_when_the_words_are()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("2.3");
        var found = farah.Page.Locator("[data-finding=contradiction]", new() { HasText = Message });
        await Expect(found).ToHaveCountAsync(2);

        await farah.Page.Locator(".clause-promises").GetByRole(AriaRole.Button, new() { Name = "Delete 2.3" }).ClickAsync();
        await Expect(farah.Page.Locator(".deleted-words")).ToBeVisibleAsync();
        await Expect(farah.Page.Locator(".clause-promises .promise-state")).ToHaveTextAsync("✓ kept");
        await Expect(found).ToHaveCountAsync(2);

        await found.First.GetByRole(AriaRole.Link, new() { NameRegex = new("^Look at the response to 2.3, comment 8") }).ClickAsync();
        var response = farah.Page.Locator("article", new() { HasTextRegex = new Regex("Doesn't seem desirable") }).Last;
        await response.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit") }).First.ClickAsync();
        await response.Locator(".ql-editor").ClickAsync();
        await farah.Page.Keyboard.PressAsync("Control+A");
        await farah.Page.Keyboard.TypeAsync("Noted.");
        await Expect(found).ToHaveCountAsync(0);
    }
}
