using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Where the keyboard is when what held it goes: never nowhere.</summary>
public sealed class FocusTests(Chromium chromium)
{
    [Fact]
    public async Task Whatever_a_decision_takes_from_the_page_the_focus_stays_on_it()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("1.3");
        await Expect(page.Locator(".wording-holder [data-mounted]")).ToBeVisibleAsync();

        // The palette gives the focus back to where it was.
        var changes = page.GetByRole(AriaRole.Button, new() { Name = "Show changes", Exact = true });
        foreach (var key in new[] { "Escape", "Tab" })
        {
            await changes.FocusAsync();
            await page.Keyboard.PressAsync("Control+k");
            await Expect(page.Locator(".palette input")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync(key);
            await Expect(page.Locator(".palette")).ToHaveCountAsync(0);
            await Expect(changes).ToBeFocusedAsync();
        }

        // Grouping, answering, Done, splitting off, undoing, closing what was said.
        var unanswered = page.Locator("article.group", new() { Has = page.Locator(".no-response") });
        var before = await unanswered.CountAsync();
        await unanswered.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await unanswered.Nth(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await farah.ClickAsync("Group");
        await Expect(unanswered).ToHaveCountAsync(before - 2);
        var group = page.Locator("article.group[aria-label='2 comments with one response']").Filter(new() { HasText = "No words yet" });
        await Expect(group.Locator("[data-comment]").First).ToBeFocusedAsync();
        await group.GetByRole(AriaRole.Button, new() { NameRegex = new("^Write") }).ClickAsync();
        await Expect(page.Locator(".response .ql-editor")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("By hand.");
        await farah.SavedAsync();
        var answered = page.Locator("article.group", new() { HasText = "By hand." });
        await answered.GetByRole(AriaRole.Button, new() { NameRegex = new("^Done") }).ClickAsync();
        await Expect(answered.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit") })).ToBeFocusedAsync();
        await Person.ChooseAsync(answered, "More: ", "Split off");
        await Expect(answered).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-comment]:focus")).ToHaveCountAsync(1);
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(answered).ToHaveCountAsync(1);
        await StaysAsync(page);
        await page.Locator(".notice").GetByRole(AriaRole.Button, new() { NameRegex = new("Close") }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveCountAsync(0);
        await StaysAsync(page);

        // An answer that is left without a word is none.
        before = await unanswered.CountAsync();
        await unanswered.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer") }).ClickAsync();
        await Expect(page.Locator(".response .ql-editor")).ToBeFocusedAsync();
        await page.Locator("article.group").GetByRole(AriaRole.Button, new() { NameRegex = new("^Done") }).ClickAsync();
        await Expect(unanswered).ToHaveCountAsync(before);
        await StaysAsync(page);

        // Agreeing, reopening, keeping, deleting, bringing back.
        await farah.ClickAsync("Agree this wording");
        await Expect(page.Locator(".locked")).ToBeVisibleAsync();
        await StaysAsync(page);
        await farah.ClickAsync("Reopen");
        await Expect(page.Locator("#reopen-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("To look again");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".locked")).ToHaveCountAsync(0);
        await Expect(page.Locator("#focus-heading")).ToBeFocusedAsync();
        await farah.ClickAsync("Keep as revision");
        await Expect(page.Locator("form.keep input.input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Clearer");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("form.keep")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep as revision", Exact = true })).ToBeFocusedAsync();
        await farah.ClickAsync("Discuss this now");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "End discussion", Exact = true })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the shape of the Code here" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Delete this clause") }).ClickAsync();
        await Expect(page.Locator(".deleted-words")).ToBeVisibleAsync();
        await StaysAsync(page);
        await page.Locator(".decide").GetByRole(AriaRole.Button, new() { Name = "Bring back", Exact = true }).ClickAsync();
        await Expect(page.Locator(".deleted-words")).ToHaveCountAsync(0);
        await StaysAsync(page);

        // A place asked for in the palette is where the focus goes.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator(".palette input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("2.4");
        await Expect(page.Locator("#offer-0")).ToContainTextAsync("2.4");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#focus-heading")).ToContainTextAsync("2.4");
        await Expect(page.Locator("#focus-heading")).ToBeFocusedAsync();

        // Settling findings: the next one is what its member looks at.
        await page.GotoAsync($"{farah.WorkspaceAddress}/findings");
        var findings = page.Locator(".finding");
        await Expect(findings.First).ToBeVisibleAsync();
        var open = await findings.CountAsync();
        await findings.Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") }).ClickAsync();
        await Expect(page.Locator(".finding-reason input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("It is meant so");
        await page.Keyboard.PressAsync("Enter");
        await Expect(findings).ToHaveCountAsync(open - 1);
        await StaysAsync(page);
        await findings.Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") }).ClickAsync();
        await page.Locator(".finding-reason").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(findings.Nth(1).GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Words_of_a_response_are_selected_by_dragging_or_a_double_click_and_opened_by_a_click()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("2.3");
        await Expect(page.Locator(".wording-holder [data-mounted]")).ToBeVisibleAsync();
        var words = page.Locator(".response-text", new() { HasTextRegex = new Regex(@"\w{4,}") }).First;
        await words.ScrollIntoViewIfNeededAsync();
        var box = (await words.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 4, box.Y + 12);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 90, box.Y + 12, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        var selected = await page.EvaluateAsync<string>("() => getSelection().toString()");
        selected.Trim().Should().NotBeEmpty();

        // A double click, without the time a busy machine may let pass between the two.
        await words.EvaluateAsync(
            """
            words => {
              getSelection().removeAllRanges();
              words.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
              getSelection().selectAllChildren(words);
              words.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 }));
            }
            """
        );
        (await page.EvaluateAsync<string>("() => getSelection().toString()")).Trim().Should().NotBeEmpty();

        // A single click elsewhere opens that, and the words that were only selected are no editor yet.
        await page.Locator(".response-text").Nth(1).ClickAsync();
        await Expect(page.Locator(".response .ql-editor")).ToBeFocusedAsync();
        await Expect(page.Locator(".response .ql-editor")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_comments_of_another_clause_are_read_from_the_first_and_a_contradiction_among_them_is_said_there()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("1.3");
        await page.Locator(".comments-column").EvaluateAsync("column => column.scrollTop = 5000");
        await farah.OpenAsync("2.3");
        var said = page.Locator(".comments-contradiction");
        await Expect(said.First).ToBeInViewportAsync();
        await Expect(said.First).ToContainTextAsync("The response to 2.3, comment 2 deletes 2.3");
        (await page.Locator(".comments-column").EvaluateAsync<double>("column => column.scrollTop")).Should().Be(0);
        await said.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^Show") }).ClickAsync();
        await Expect(page.Locator("[data-finding=contradiction]").First).ToBeInViewportAsync();
    }

    private static async Task StaysAsync(IPage page) =>
        await page.WaitForFunctionAsync(
            "() => document.activeElement !== null && document.activeElement !== document.body && document.hasFocus()"
        );
}
