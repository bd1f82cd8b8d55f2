using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Being asked first, without a mouse.</summary>
public sealed class DialogTests(Chromium chromium)
{
    [Fact]
    public async Task A_question_holds_the_keyboard_and_gives_it_back_to_the_button_that_asked()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await Person.MemberAsync(server, chromium, "Grace");
        var page = farah.Page;
        await page.GotoAsync($"{farah.WorkspaceAddress}/share");
        var remove = page.GetByRole(AriaRole.Button, new() { Name = "Remove Grace" });
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Remove Grace from every consultation?" });
        var yes = dialog.GetByRole(AriaRole.Button, new() { Name = "Yes, remove Grace" });
        var cancel = dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" });
        await remove.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(cancel).ToBeFocusedAsync();
        foreach (var (key, next) in new[] { ("Tab", yes), ("Tab", cancel), ("Shift+Tab", yes), ("Shift+Tab", cancel) })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(next).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(remove).ToBeFocusedAsync();

        // Enter twice changes nothing: the second answers Cancel.
        await page.Keyboard.PressAsync("Enter");
        await Expect(cancel).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(remove).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(cancel).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(yes).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".notice")).ToContainTextAsync("Grace can no longer come in.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Everybody here" })).ToBeFocusedAsync();
    }
}
