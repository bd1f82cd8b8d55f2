using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Answering comments together with the keyboard alone.</summary>
public sealed class WithoutAMouseTests(Chromium chromium)
{
    [Fact]
    public async Task Comments_are_grouped_answered_given_a_disposition_split_off_and_undone_by_keyboard()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.TabToAsync(farah.Entry("1.3"));
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(farah.Page.Locator("article.group").First).ToBeVisibleAsync();
        var unanswered = farah.Page.Locator("article.group", new() { Has = farah.Page.Locator(".no-response") });
        var before = await unanswered.CountAsync();

        // Group two comments that have no answer.
        await PressAsync(farah, unanswered.Nth(0).GetByRole(AriaRole.Checkbox), "Space");
        await PressAsync(farah, unanswered.Nth(1).GetByRole(AriaRole.Checkbox), "Space");
        await PressAsync(farah, farah.Page.GetByRole(AriaRole.Button, new() { Name = "Group", Exact = true }), "Enter");
        await Expect(unanswered).ToHaveCountAsync(before - 2);
        var group = farah
            .Page.Locator("article.group[aria-label='2 comments with one response']")
            .Filter(new() { HasText = "No words yet" });

        // Write their response, and leave the editor by Tab.
        await PressAsync(farah, group.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Write") }), "Enter");
        await Expect(farah.Page.GetByRole(AriaRole.Textbox, new() { Name = "response to 2 comments" })).ToBeFocusedAsync();
        await farah.Page.Keyboard.TypeAsync("By keyboard alone.");
        await farah.SavedAsync();
        var answered = farah.Page.Locator("article.group", new() { HasText = "By keyboard alone." });
        await PressAsync(farah, answered.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Done") }), "Enter");

        // Its disposition.
        var disposition = answered.GetByRole(AriaRole.Combobox);
        await farah.TabToAsync(disposition);
        await farah.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(disposition).ToHaveValueAsync("Agreed");

        // Split one off: it keeps a copy of the answer. Undo puts it back.
        await PressAsync(farah, answered.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^More: (?!the response)") }).First, "Enter");
        var acts = answered.GetByRole(AriaRole.Menuitem);
        await Expect(acts.First).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("End");
        await Expect(acts.Last).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("Escape");
        await Expect(answered.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^More: (?!the response)") }).First).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(acts.First).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("k");
        await Expect(answered.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex("^Keep internal") })).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("Home");
        await Expect(answered.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex("^Split off") })).ToBeFocusedAsync();
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(answered).ToHaveCountAsync(2);
        await PressAsync(farah, farah.Page.Locator(".notice").GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }), "Enter");
        await Expect(answered).ToHaveCountAsync(1);

        // Find by an input method: its Enter takes the word, the next one the clause; its Escape gives the word up and closes nothing.
        await farah.Page.Keyboard.PressAsync("Control+k");
        var find = farah.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find a clause, comment, response or command" });
        await Expect(find).ToBeFocusedAsync();
        var inputMethod = await farah.Page.Context.NewCDPSessionAsync(farah.Page);
        foreach (var key in new[] { "ArrowDown", "Escape", "Enter" })
        {
            await inputMethod.SendAsync(
                "Input.imeSetComposition",
                new()
                {
                    ["text"] = "2.4",
                    ["selectionStart"] = 3,
                    ["selectionEnd"] = 3,
                }
            );
            await farah.Page.Keyboard.PressAsync(key);
            await Expect(farah.Page.Locator(".palette").GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(find).ToBeFocusedAsync();
            await Expect(farah.Page).ToHaveURLAsync(new Regex("/c/"));
        }

        await inputMethod.SendAsync(
            "Input.imeSetComposition",
            new()
            {
                ["text"] = "",
                ["selectionStart"] = 0,
                ["selectionEnd"] = 0,
            }
        );
        await find.FillAsync("2.4");
        await Expect(farah.Page.Locator(".palette").GetByRole(AriaRole.Option).First).ToContainTextAsync("2.4");
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(find).ToHaveCountAsync(0);
        await Expect(farah.Entry("2.4")).ToHaveAttributeAsync("aria-current", "page");
    }

    private static async Task PressAsync(Person person, ILocator target, string key)
    {
        await person.TabToAsync(target);
        await person.Page.Keyboard.PressAsync(key);
    }
}
