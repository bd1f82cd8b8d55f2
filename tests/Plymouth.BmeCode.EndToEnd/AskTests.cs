using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>A comment that asks for two things is split, and each is answered by itself.</summary>
public sealed class AskTests(Chromium chromium)
{
    private const string FirstWords = "Needs an appointed person within orgs";
    private const string SecondWords = "Would need a number of people";

    [Fact]
    public async Task A_comment_split_by_keyboard_is_partly_answered_until_the_last_ask_is()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("3.1");
        var whole = page.Locator("article.group", new() { HasText = FirstWords });
        await whole.GetByRole(AriaRole.Button, new() { Name = "More: 3.1, comment 2" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(whole.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Split into asks") })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(whole.Locator("legend")).ToBeFocusedAsync();
        var cut = whole.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^New ask from here ?: {SecondWords}") });
        await Expect(cut).ToBeCheckedAsync();
        await farah.TabToAsync(cut);
        await page.Keyboard.PressAsync("Space");
        await Expect(whole.GetByRole(AriaRole.Button, new() { Name = "Choose where to cut" })).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Space");
        await farah.TabToAsync(whole.GetByRole(AriaRole.Button, new() { Name = "Split into 2 asks" }));
        await page.Keyboard.PressAsync("Enter");

        var first = page.Locator("article.group", new() { HasText = "3.1, comment 2 (ask 1 of 2)" });
        var second = page.Locator("article.group", new() { HasText = "3.1, comment 2 (ask 2 of 2)" });
        await Expect(first).ToContainTextAsync(FirstWords);
        await Expect(first.Locator("[data-comment]")).ToBeFocusedAsync();
        await Expect(second).ToContainTextAsync(SecondWords);
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("121 of 153 answered");

        await AnswerAsync(page, first, "An officer will be named.");
        await Expect(second).ToContainTextAsync("comment partly answered");
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("121 of 153 answered");
        await page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        var found = page.GetByRole(AriaRole.Region, new() { NameRegex = new("comment partly answered") });
        await Expect(found).ToContainTextAsync("3.1, comment 2 is answered in part: 1 of its 2 asks.");

        await found.GetByRole(AriaRole.Link, new() { NameRegex = new("^Write a response") }).ClickAsync();
        await Expect(second).ToBeInViewportAsync();
        await second.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer") }).ClickAsync();
        await WriteAsync(page, second, "There will be a directory.");
        await Expect(page.Locator(".progress-line")).ToContainTextAsync("122 of 153 answered");
        await Expect(page.GetByText("comment partly answered")).ToHaveCountAsync(0);
        await Person.ChooseAsync(second, "More: ", "Whole comment");
        await Expect(second.Locator(".whole-text")).ToContainTextAsync(FirstWords);
        await Expect(second.Locator(".whole-text")).ToContainTextAsync(SecondWords);

        await page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        await Expect(page.Locator(".finding").First).ToBeVisibleAsync();
        await Expect(found).ToHaveCountAsync(0);
    }

    private static async Task AnswerAsync(IPage page, ILocator card, string words)
    {
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer [0-9]") }).ClickAsync();
        await WriteAsync(page, card, words);
    }

    private static async Task WriteAsync(IPage page, ILocator card, string words)
    {
        await card.GetByRole(AriaRole.Textbox).ClickAsync();
        await page.Keyboard.TypeAsync(words, new() { Delay = 10 });
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("^Done") }).ClickAsync();
        await Expect(card.Locator(".response-text")).ToContainTextAsync(words);
    }
}
