using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// What may become a change of a wording and what may not: two lists, each entry tried in a real editor with somebody looking on.
/// </summary>
public sealed class NotTypingTests(Chromium chromium)
{
    private const string Words = "Alpha beta gamma.Delta epsilon.An item";

    /// <summary>
    /// What translators, writing aids, password managers and other scripts do to a page; `root` is the editor, `p` its first paragraph.
    /// </summary>
    private static readonly (string Name, string Script)[] Foreign =
    [
        (
            "a translator wraps every text node",
            "for (const text of texts()) { const outer = document.createElement('font'); const inner = document.createElement('font'); "
                + "text.replaceWith(outer); outer.append(inner); inner.append(text); }"
        ),
        (
            "a translator puts other words in the place of every text node",
            "for (const text of texts()) { const font = document.createElement('font'); font.textContent = 'übersetzt'; "
                + "text.replaceWith(font); }"
        ),
        (
            "a writing aid wraps one word in an element of its own",
            "const word = document.createRange(); word.setStart(texts()[0], 6); word.setEnd(texts()[0], 10); "
                + "word.surroundContents(document.createElement('aid-mark'));"
        ),
        (
            "a writing aid marks one word",
            "const word = document.createRange(); word.setStart(texts()[0], 6); word.setEnd(texts()[0], 10); "
                + "word.surroundContents(document.createElement('strong'));"
        ),
        ("a script changes text in its place", "texts()[0].data = 'Corrected in its place.';"),
        ("a script takes a paragraph away", "p.remove();"),
        (
            "a script adds an element over the text",
            "root.append(Object.assign(document.createElement('aid-overlay'), { textContent: 'three mistakes' }));"
        ),
        ("a script writes all of it anew", "root.innerHTML = '<p>Something else.</p>';"),
        ("a tool sets the text as a value", "root.textContent = 'Set from outside';"),
        (
            "a tool sets the text and says so by an event of its own",
            "texts()[0].data = 'Filled in'; root.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: "
                + "'Filled in' }));"
        ),
        (
            "a script makes an item another kind of item",
            "root.querySelector('li').setAttribute('data-list', 'ordered'); root.querySelector('li').className = 'ql-indent-2';"
        ),
        (
            "a script goes on wrapping for as long as it is taken back",
            "let times = 0; const wrap = () => { const text = root.querySelector('p').firstChild; if (text?.nodeType === 3 && ++times "
                + "< 60) { const font = document.createElement('font'); text.replaceWith(font); font.append(text); } }; new "
                + "MutationObserver(wrap).observe(root, { childList: true, subtree: true }); wrap();"
        ),
    ];

    /// <summary>What members and the tools that type for them do; the caret is before "beta", and all of it puts "word " there.</summary>
    private static readonly (string Name, Func<IPage, Task> Act)[] Typing =
    [
        ("keys", page => page.Keyboard.TypeAsync("word ")),
        ("dictation, an emoji panel", page => page.Keyboard.InsertTextAsync("word ")),
        ("an input method", ComposeAsync),
        ("an editing command of an assistive tool", page => page.EvaluateAsync("() => document.execCommand('insertText', false, 'word ')")),
        ("an event of an assistive tool that leaves the typing to the editor", page =>
            page.EvaluateAsync(
                $"() => {{ {Begin} root.dispatchEvent(new InputEvent('beforeinput', {{ inputType: 'insertText', data: 'word ', "
                    + "bubbles: true, cancelable: true })); }"
            )
        ),
        ("a correction of what is selected", CorrectAsync),
        ("a paste", page =>
            page.EvaluateAsync(
                $"() => {{ {Begin} const data = new DataTransfer(); data.setData('text/plain', 'word '); root.dispatchEvent(new "
                    + "ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }"
            )
        ),
        ("unknown elements that an editing command brings", page =>
            page.EvaluateAsync("() => document.execCommand('insertHTML', false, '<aid-mark>wo<font>rd</font>&nbsp;</aid-mark>')")
        ),
        ("an editing command together with something foreign", page =>
            page.EvaluateAsync($"() => {{ {Begin} {Foreign[0].Script} document.execCommand('insertText', false, 'word '); }}")
        ),
        ("undo and redo of the browser", UndoAsync),
    ];

    private const string Begin =
        "const root = document.querySelector('.ql-editor[aria-label=\"Wording of 2.2\"]'); const p = root.querySelector('p'); "
        + "const texts = () => { const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); const all = []; while "
        + "(walk.nextNode()) { all.push(walk.currentNode); } return all; };";

    [Fact]
    public async Task What_nobody_typed_is_taken_back_in_the_page_and_told_to_nobody()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothSeeAsync(server);
        var typed = "";
        foreach (var (name, script) in Foreign)
        {
            await farah.Page.EvaluateAsync($"() => {{ {Begin} {script} }}");
            // What is typed next arrives behind whatever the page may have sent, and stands where the caret was put.
            await farah.Page.Keyboard.TypeAsync("x");
            typed += "x";
            await ReadsAsync(grace, Words.Replace("beta", typed + "beta", StringComparison.Ordinal), name);
            await ReadsAsync(farah, Words.Replace("beta", typed + "beta", StringComparison.Ordinal), name);
        }

        // In the middle of a key, before the editor hears of it or after.
        foreach (var moment in new[] { "keydown", "beforeinput", "input", "keyup" })
        {
            await farah.Page.EvaluateAsync(
                $"() => {{ {Begin} for (const early of [true, false]) {{ document.addEventListener('{moment}', () => {{ "
                    + $"{Foreign[1].Script} }}, {{ once: true, capture: early }}); }} }}"
            );
            await farah.Page.Keyboard.TypeAsync("x");
            typed += "x";
            await ReadsAsync(grace, Words.Replace("beta", typed + "beta", StringComparison.Ordinal), moment);
            await ReadsAsync(farah, Words.Replace("beta", typed + "beta", StringComparison.Ordinal), moment);
        }
    }

    [Fact]
    public async Task The_caret_stays_where_a_key_has_just_put_it_when_something_foreign_is_taken_back()
    {
        await using var server = await Server.StartAsync();
        var (farah, _) = await BothSeeAsync(server);
        await farah.Page.EvaluateAsync(
            $"() => document.addEventListener('keyup', () => {{ {Begin} {Foreign[0].Script} }}, {{ once: true }})"
        );
        await farah.Page.Keyboard.PressAsync("ArrowRight");
        await farah.Page.Keyboard.TypeAsync("x");
        await ReadsAsync(farah, Words.Replace("beta", "bxeta", StringComparison.Ordinal), "a key and a translator at once");
    }

    [Fact]
    public async Task What_members_and_the_tools_that_type_for_them_put_in_is_kept_word_for_word()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothSeeAsync(server);
        foreach (var (name, act) in Typing)
        {
            await act(farah.Page);
            await ReadsAsync(grace, Words.Replace("beta", "word beta", StringComparison.Ordinal), name);
            await ReadsAsync(farah, Words.Replace("beta", "word beta", StringComparison.Ordinal), name);
            for (var letter = 0; letter < "word ".Length; letter++)
            {
                await farah.Page.Keyboard.PressAsync("Backspace");
            }

            await ReadsAsync(grace, Words, name);
        }

        await farah.SavedAsync();
    }

    [Fact]
    public async Task A_whole_page_translated_with_words_open_in_it_changes_no_word_and_goes_on_working()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothSeeAsync(server);
        var partner = await Person.PartnerAsync(server, chromium);
        foreach (var page in new[] { farah.Page, partner.Page })
        {
            // As translators do: all but what says that it is not to be translated.
            await page.EvaluateAsync(
                """
                () => {
                  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  const texts = [];
                  while (walk.nextNode()) { texts.push(walk.currentNode); }
                  for (const text of texts.filter((t) => t.data.trim() !== '' && !t.parentElement.closest('[translate=no], .notranslate, script, style'))) {
                    const outer = document.createElement('font');
                    const inner = document.createElement('font');
                    text.replaceWith(outer);
                    outer.append(inner);
                    inner.append(text);
                  }
                }
                """
            );
        }

        (await farah.Page.Locator(".ql-editor font, [data-mounted] font").CountAsync()).Should().Be(0);
        await farah.Page.Keyboard.TypeAsync("word ");
        await ReadsAsync(grace, Words.Replace("beta", "word beta", StringComparison.Ordinal), "typed after the page was translated");
        await Expect(partner.Page.Locator("main#live")).ToContainTextAsync("Alpha word beta gamma.");
        await farah.OpenAsync("2.3");
        await farah.OpenAsync("2.2");
        await ReadsAsync(farah, Words.Replace("beta", "word beta", StringComparison.Ordinal), "another clause and back");
    }

    private static async Task ComposeAsync(IPage page)
    {
        var keyboard = await page.Context.NewCDPSessionAsync(page);
        foreach (var composed in new[] { "w", "wo", "wor" })
        {
            await keyboard.SendAsync(
                "Input.imeSetComposition",
                new()
                {
                    ["text"] = composed,
                    ["selectionStart"] = composed.Length,
                    ["selectionEnd"] = composed.Length,
                }
            );
        }

        // Elsewhere in the text something foreign happens meanwhile.
        await page.EvaluateAsync($"() => {{ {Begin} root.querySelectorAll('p')[1].firstChild.data = 'Foreign.'; }}");
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "word " });
    }

    private static async Task CorrectAsync(IPage page)
    {
        await page.Keyboard.TypeAsync("wrod ");
        for (var letter = 0; letter < "wrod ".Length; letter++)
        {
            await page.Keyboard.PressAsync("Shift+ArrowLeft");
        }

        await page.EvaluateAsync("() => document.execCommand('insertText', false, 'word ')");
    }

    private static async Task UndoAsync(IPage page)
    {
        await page.Keyboard.TypeAsync("word ");
        await page.EvaluateAsync("() => document.execCommand('undo')");
        await page.EvaluateAsync("() => document.execCommand('redo')");
    }

    /// <summary>Two members see the same three lines, and the first has the caret before "beta".</summary>
    private async Task<(Person Farah, Person Grace)> BothSeeAsync(Server server)
    {
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.2");
        await grace.OpenAsync("2.2");
        await farah.Editor("2.2").ClickAsync();
        await farah.Page.Keyboard.PressAsync("Control+a");
        await farah.Page.Keyboard.TypeAsync("Alpha beta gamma.\nDelta epsilon.\n- An item");
        await ReadsAsync(grace, Words, "three lines");
        await farah.Page.Keyboard.PressAsync("Control+Home");
        for (var letter = 0; letter < "Alpha ".Length; letter++)
        {
            await farah.Page.Keyboard.PressAsync("ArrowRight");
        }

        return (farah, grace);
    }

    private static async Task ReadsAsync(Person person, string words, string after)
    {
        try
        {
            await person.Page.WaitForFunctionAsync(
                $"words => {{ {Begin} return root.textContent.replaceAll('\\uFEFF', '').replaceAll('\\u00a0', ' ') === words && "
                    + "root.querySelector('font, aid-mark, aid-overlay') === null; }",
                words
            );
        }
        catch (TimeoutException)
        {
            (await person.Editor("2.2").InnerHTMLAsync()).Should().Be(words, "so it reads after: {0}", after);
        }
    }
}
