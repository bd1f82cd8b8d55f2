using FluentAssertions;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>What others type takes neither the focus nor the view from whoever is somewhere else.</summary>
public sealed class OwnFocusTests(Chromium chromium)
{
    [Fact]
    public async Task Anothers_letters_leave_the_focus_where_it_is_and_the_caret_finds_its_words_again()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothSeeAsync(server, "Alpha beta gamma.");
        await farah.Page.Keyboard.PressAsync("Control+Home");
        for (var letter = 0; letter < "Alpha ".Length; letter++)
        {
            await farah.Page.Keyboard.PressAsync("ArrowRight");
        }

        await farah.Page.Keyboard.PressAsync("Control+b");
        await farah.Page.Keyboard.TypeAsync("bold");
        var before = "";
        foreach (var leave in new[] { "Alt+F10", "Tab", "Shift+Tab" })
        {
            await farah.Editor("2.2").FocusAsync();
            await farah.Page.Keyboard.PressAsync(leave);
            await Expect(farah.Editor("2.2")).Not.ToBeFocusedAsync();
            var focused = await FocusedAsync(farah);
            await grace.TypeAtStartAsync("2.2", leave[^1..]);
            before = leave[^1..] + before;
            await Expect(farah.Editor("2.2")).ToContainTextAsync($"{before}Alpha ");
            await NextFrameAsync(farah);
            (await FocusedAsync(farah)).Should().Be(focused, "the focus was taken there by {0}", leave);
            if (leave == "Alt+F10")
            {
                await Expect(farah.Page.Locator("[data-tool=bold]").First).ToHaveAttributeAsync("aria-pressed", "true");
            }
        }

        await farah.TabToAsync(farah.Editor("2.2"));
        await farah.Page.Keyboard.TypeAsync("er ");
        await Expect(grace.Editor("2.2")).ToHaveTextAsync($"{before}Alpha bolder beta gamma.");
    }

    [Fact]
    public async Task Anothers_letters_leave_the_view_where_its_reader_is_and_ones_own_bring_the_caret_into_it()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothSeeAsync(server, string.Join('\n', Enumerable.Range(1, 80).Select(n => $"Line {n} of eighty.")));
        await farah.Page.Keyboard.PressAsync("Control+Home");
        await grace.Editor("2.2").ClickAsync();
        await grace.Page.Keyboard.PressAsync("Control+Home");
        await grace.Page.Keyboard.PressAsync("ArrowDown");
        var far = await ScrollToAsync(farah, 70);
        foreach (var letter in "abc")
        {
            await grace.Page.Keyboard.TypeAsync($"{letter}");
            await Expect(farah.Editor("2.2")).ToContainTextAsync($"{letter}Line 2 of eighty.");
            await NextFrameAsync(farah);
            (await TopAsync(farah, 70)).Should().BeApproximately(far, 1, "Grace typed {0}", letter);
        }

        foreach (var own in new[] { "x", "Backspace", "Enter", "Shift+End", "y" })
        {
            await ScrollToAsync(farah, 70);
            await farah.Page.Keyboard.PressAsync(own);
            await farah.Page.WaitForFunctionAsync(CaretIsInView, own);
        }
    }

    [Fact]
    public async Task What_opens_late_leaves_the_focus_with_whoever_has_gone_on_to_write_elsewhere()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("2.2");
        await Expect(farah.Editor("2.2")).ToBeEditableAsync();
        var responses = farah.Page.Locator("[data-group] [contenteditable=true]");
        await farah.Page.EvaluateAsync(PressAndGoOn, "Answer 2.2, comment");
        await Expect(responses).ToBeEditableAsync();
        await farah.Page.EvaluateAsync("() => new Promise((seen) => setTimeout(() => requestAnimationFrame(() => seen())))");
        await farah.Page.Keyboard.TypeAsync("onward");
        await Expect(farah.Editor("2.2")).ToBeFocusedAsync();
        await Expect(farah.Editor("2.2")).ToContainTextAsync("onward");
        await Expect(responses).ToHaveTextAsync("");
    }

    /// <summary>Presses a button of the comments and, before anybody can have heard of it, goes to write in the clause.</summary>
    private const string PressAndGoOn = """
        (name) => {
          [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith(name)).click();
          const editor = document.querySelector(".wording-holder [contenteditable=true]");
          editor.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
          editor.focus();
          editor.dispatchEvent(new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true }));
        }
        """;

    /// <summary>The line that holds the caret is on screen.</summary>
    private const string CaretIsInView = """
        () => {
          const at = document.getSelection().focusNode;
          const { top, bottom } = (at instanceof Element ? at : at.parentElement).closest("p").getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }
        """;

    private async Task<(Person Farah, Person Grace)> BothSeeAsync(Server server, string words)
    {
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.2");
        await grace.OpenAsync("2.2");
        await farah.Editor("2.2").ClickAsync();
        await farah.Page.Keyboard.PressAsync("Control+a");
        await farah.Page.EvaluateAsync(
            "words => { const data = new DataTransfer(); data.setData('text/plain', words); document.activeElement.dispatchEvent(new "
                + "ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
            words
        );
        await Expect(grace.Editor("2.2").Locator("p").Last).ToHaveTextAsync(words.Split('\n')[^1]);
        return (farah, grace);
    }

    private static Task<string> FocusedAsync(Person person) =>
        person.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200).replace(/aria-pressed=\"[a-z]*\"/, '')");

    private static async Task<double> ScrollToAsync(Person person, int line)
    {
        await person.Editor("2.2").Locator("p").Nth(line - 1).EvaluateAsync("line => line.scrollIntoView({ block: 'center' })");
        return await TopAsync(person, line);
    }

    private static Task<double> TopAsync(Person person, int line) =>
        person.Editor("2.2").Locator("p").Nth(line - 1).EvaluateAsync<double>("line => line.getBoundingClientRect().top");

    /// <summary>The toolbar shows the formats in the next frame: only then it is seen what that does.</summary>
    private static async Task NextFrameAsync(Person person) =>
        await person.Page.EvaluateAsync("() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen())))");
}
