using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>No list takes away what somebody is writing in, or is about to.</summary>
public sealed class HeldListTests(Chromium chromium)
{
    [Fact]
    public async Task Every_letter_typed_under_the_filter_is_kept_and_a_finding_with_an_open_form_stays_when_another_mends_it()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var page = farah.Page;
        await farah.OpenAsync("1.3");
        await page.GetByLabel("Only unanswered").CheckAsync();
        var cards = page.Locator("article.group");
        await Expect(page.Locator("article.group:not(.group-unanswered)")).ToHaveCountAsync(0);
        var before = await cards.CountAsync();
        await cards.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer") }).ClickAsync();
        await Expect(page.Locator(".response .ql-editor")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Every single letter of this answer.", new() { Delay = 15 });
        await farah.SavedAsync();
        await Expect(page.Locator(".response .ql-editor")).ToHaveTextAsync("Every single letter of this answer.");
        await Expect(page.Locator(".comments-stay")).ToContainTextAsync("1 answered card stays until you refresh.");
        await Expect(cards).ToHaveCountAsync(before);

        // Another groups it with the next comment meanwhile: the same editor goes on.
        await grace.OpenAsync("1.3");
        var theirs = grace.Page.Locator("article.group", new() { HasText = "Every single letter" });
        await theirs.GetByRole(AriaRole.Checkbox).CheckAsync();
        await grace
            .Page.Locator("article.group", new() { Has = grace.Page.Locator(".no-response") })
            .Last.GetByRole(AriaRole.Checkbox)
            .CheckAsync();
        await grace.ClickAsync("Group");
        await Expect(page.Locator("article.group[aria-label='2 comments with one response']", new() { Has = page.Locator(".ql-editor") }))
            .ToBeVisibleAsync();
        await page.Keyboard.TypeAsync(" And more.", new() { Delay = 15 });
        await Expect(page.Locator(".response .ql-editor")).ToHaveTextAsync("Every single letter of this answer. And more.");
        await farah.SavedAsync();
        await cards.GetByRole(AriaRole.Button, new() { NameRegex = new("^Done") }).ClickAsync();
        await farah.ClickAsync("Refresh list");
        await Expect(cards.Filter(new() { HasText = "And more." })).ToHaveCountAsync(0);

        // A contradiction whose reason Farah is writing down goes because Grace rewords one of the two responses.
        await page.GetByLabel("Only unanswered").UncheckAsync();
        await farah.OpenAsync("2.3");
        var found = page.Locator("[data-finding=contradiction]");
        await Expect(found).ToHaveCountAsync(2);
        await found.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") }).ClickAsync();
        await Expect(page.Locator(".finding-reason input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Both are");
        await grace.OpenAsync("2.3");
        var response = grace.Page.Locator("article", new() { HasTextRegex = new Regex("Doesn't seem desirable") }).Last;
        await response.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit") }).First.ClickAsync();
        await Expect(response.Locator(".ql-editor")).ToBeFocusedAsync();
        await grace.Page.Keyboard.PressAsync("Control+A");
        await grace.Page.Keyboard.TypeAsync("Noted.");
        await Expect(found).ToHaveCountAsync(1);
        await Expect(found).ToContainTextAsync("This is not found any more.");
        await page.Keyboard.TypeAsync(" meant so");
        await Expect(page.Locator(".finding-reason input")).ToHaveValueAsync("Both are meant so");
    }
}
