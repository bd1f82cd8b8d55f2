using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Decisions fall while somebody types: each key is in the wording or in the words kept for its author, in the order of typing, and none is
/// nowhere.
/// </summary>
public sealed class ClosedWhileTypingTests(Chromium chromium)
{
    private static readonly string[] Tokens = [.. Enumerable.Range(0, 30).Select(n => $" w{n}.")];

    [Fact]
    public async Task Whoever_types_while_a_clause_is_agreed_or_deleted_loses_no_key_and_can_put_the_rest_back()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");

        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        await TypeWhileAsync(grace, grace.Editor("2.3"), async () =>
        {
            await farah.ClickAsync("Agree this wording");
            await Expect(farah.Page.Locator(".wait")).ToContainTextAsync("Grace is typing: agreeing at the next pause…");
            await ChooseNowAsync(farah, "Agree now, keep their words", farah.Page.Locator(".locked"));
        });

        var box = Box(grace, "Farah agreed this clause while you were typing. Your words are kept here");
        await Expect(box).ToBeVisibleAsync();

        // Whoever has not looked up yet types on into words of their own; the editor is locked once they are elsewhere.
        await grace.Page.Keyboard.TypeAsync("Without looking up.", new() { Delay = 20 });
        await Expect(Box(grace, "Farah agreed this clause").Nth(1)).ToContainTextAsync("Without looking up.");
        await grace.Page.Locator("#focus-heading").ClickAsync();
        await Expect(grace.Editor("2.3")).ToHaveAttributeAsync("contenteditable", "false");
        await Box(grace, "Without looking up.").GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await ExpectAllAsync(await farah.Editor("2.3").InnerTextAsync(), box);

        await farah.ClickAsync("Reopen");
        await farah.Page.GetByLabel("Why is it opened again?").FillAsync("Grace was still writing.");
        await farah.ClickAsync("Reopen 2.3");
        await box.GetByRole(AriaRole.Button, new() { Name = "Put my words back" }).ClickAsync();
        await Expect(box).ToHaveCountAsync(0);
        await Expect(farah.Editor("2.3")).ToContainTextAsync(string.Concat(Tokens));

        await farah.OpenAsync("2.4");
        await grace.OpenAsync("2.4");
        await TypeWhileAsync(grace, grace.Editor("2.4"), async () =>
        {
            await farah.ClickAsync("Change the shape of the Code here");
            await farah.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete this clause" }).ClickAsync();
            await ChooseNowAsync(farah, "Delete now, keep their words", farah.Page.Locator(".deleted-words"));
        });

        await ExpectAllAsync(
            await farah.Page.Locator(".wording-holder .wording").InnerTextAsync(),
            Box(grace, "Farah deleted this clause while you were typing.")
        );
    }

    [Fact]
    public async Task Whoever_types_in_a_response_that_is_grouped_away_goes_on_at_the_foot_of_the_page_and_loses_no_key()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        var mine = grace.Page.Locator(".group").Filter(new() { HasText = "2.3, comment 1" });
        await mine.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer") }).ClickAsync();
        var editor = mine.GetByRole(AriaRole.Textbox);
        await Expect(editor).ToBeFocusedAsync();

        await TypeWhileAsync(grace, editor, async () =>
        {
            await farah.Page.Locator(".group").Filter(new() { HasText = "2.3, comment 1" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
            await farah.Page.Locator(".group").Filter(new() { HasText = "2.3, comment 2" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
            await farah.ClickAsync("Group");
            await farah.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Yes this is covered") }).CheckAsync();
            await farah.ClickAsync("Group with this response first");
            await ChooseNowAsync(
                farah,
                "Group now, keep their words",
                farah.Page.Locator(".notice").Filter(new() { HasText = "share one response now" })
            );
        });

        var together = farah.Page.Locator(".group").Filter(new() { HasText = "2.3, comment 1" }).First;
        await ExpectAllAsync(
            await together.Locator(".response-text").InnerTextAsync(),
            Box(grace, "Farah put this response together with another while you were typing.")
        );
    }

    /// <summary>
    /// Where nobody has paused within ten seconds it is for the facilitator to choose; on a slow machine the keys may come so far apart
    /// that it has been done by then.
    /// </summary>
    private static async Task ChooseNowAsync(Person facilitator, string button, ILocator done)
    {
        var now = facilitator.Page.GetByRole(AriaRole.Button, new() { Name = button });
        await Expect(now.Or(done).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        if (await now.IsVisibleAsync())
        {
            await now.ClickAsync();
        }

        await Expect(done.First).ToBeVisibleAsync();
    }

    private static ILocator Box(Person member, string why) =>
        member.Page.GetByRole(AriaRole.Region, new() { Name = "Words kept for you" }).Filter(new() { HasText = why });

    /// <summary>Grace begins to type and goes on until the decision has fallen and all tokens are typed.</summary>
    private static async Task TypeWhileAsync(Person grace, ILocator editor, Func<Task> decide)
    {
        await editor.ClickAsync();
        await grace.Page.Keyboard.PressAsync("Control+End");
        await grace.Page.Keyboard.TypeAsync(Tokens[0], new() { Delay = 30 });
        await grace.SavedAsync();
        var deciding = decide();
        foreach (var token in Tokens.Skip(1))
        {
            await grace.Page.Keyboard.TypeAsync(token, new() { Delay = 160 });
        }

        await deciding;
        // What was written so far is handed back at the pause.
        await Expect(grace.Page.Locator("[data-save-status]").First).ToHaveTextAsync("Saved");
    }

    private static async Task ExpectAllAsync(string wording, ILocator box)
    {
        await Expect(box.Locator("ins").First).ToBeVisibleAsync();
        var kept = string.Concat(await box.Locator("ins").AllTextContentsAsync());
        Assert.True(kept.Trim() != "", $"Nothing was kept: {await box.InnerHTMLAsync()} beside the wording {wording}");
        // Where the one ends and the other begins there may be a space, which a page does not show at the end of a line.
        Assert.Equal(Bare(string.Concat(Tokens)), Bare(wording[wording.IndexOf(Tokens[0].Trim(), StringComparison.Ordinal)..] + kept));
    }

    private static string Bare(string words) => string.Concat(words.Where(letter => !char.IsWhiteSpace(letter)));
}
