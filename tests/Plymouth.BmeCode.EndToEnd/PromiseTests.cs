using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>A promise of the real table is kept before everybody's eyes, and open again when its words go.</summary>
public sealed class PromiseTests(Chromium chromium)
{
    [Fact]
    public async Task The_promise_to_raise_awareness_is_kept_while_its_words_stand_on_the_members_page_and_the_partners()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.LetPartnersSeeEverythingAsync();
        var partner = await Person.PartnerAsync(server, chromium);
        await farah.OpenAsync("4.10");
        await Expect(farah.Page.Locator(".under-number")).ToContainTextAsync("Consulted on as 4.9");
        await Expect(farah.Page.Locator(".progress-line")).ToContainTextAsync("13 promises open");

        var beside = farah.Page.Locator(".clause-promises li");
        var below = farah.Page.Locator(".promise-line");
        var seen = partner.Page.Locator("article.clause", new() { HasText = "was 4.9" }).Locator(".promises li");
        await Expect(beside).ToContainTextAsync("promised in the response to 4.9, comment 1: amended");
        await Expect(beside.Locator(".promise-state")).ToHaveTextAsync("○ open");
        await Expect(seen).ToContainTextAsync("open");

        await beside.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit the wording") }).ClickAsync();
        await Expect(farah.Editor("4.10")).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("Control+End");
        await farah.Page.Keyboard.TypeAsync(" Raise awareness of them.", new() { Delay = 20 });

        await Expect(beside.Locator(".promise-state")).ToHaveTextAsync("✓ kept");
        await Expect(beside.Locator("ins")).ToHaveTextAsync("Raise awareness");
        await Expect(below).ToContainTextAsync("Promise kept");
        await Expect(seen.Locator(".promise-state")).ToHaveTextAsync("✓ kept");
        await Expect(seen.Locator("ins")).ToHaveTextAsync("Raise awareness");
        await Expect(farah.Page.Locator(".progress-line")).ToContainTextAsync("12 promises open");

        for (var letters = " Raise awareness of them.".Length; letters > 0; letters--)
        {
            await farah.Page.Keyboard.PressAsync("Backspace");
        }

        await Expect(beside.Locator(".promise-state")).ToHaveTextAsync("○ open");
        await Expect(seen.Locator(".promise-state")).ToHaveTextAsync("○ open");
        await Expect(farah.Page.Locator(".progress-line")).ToContainTextAsync("13 promises open");
    }
}
