using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Words dragged with the mouse: moved within a wording, copied with Ctrl or from elsewhere; where nothing can be put down, that is said.
/// </summary>
public sealed class DragWordsTests(Chromium chromium)
{
    /// <summary>Where a word stands on screen: its left edge (a little inside), its middle, its height.</summary>
    private const string Place = """
        (root, word) => {
          const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const at = text.data.indexOf(word);
            if (at >= 0) {
              const range = document.createRange();
              range.setStart(text, at);
              range.setEnd(text, at + word.length);
              const box = range.getBoundingClientRect();
              return [box.left + 1, box.left + box.width / 2, box.top + box.height / 2];
            }
          }
          throw new Error(`"${word}" is not there.`);
        }
        """;

    [Fact]
    public async Task Dragged_words_are_moved_copied_or_refused_in_words_and_undo_takes_each_back_in_one_step()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("2.6");
        var editor = farah.Editor("2.6");
        await editor.PressAsync("Control+a");
        await editor.EvaluateAsync(
            ClipboardTests.Paste,
            new[] { "<p>Alpha beta <b>gamma</b> delta</p><ol><li>one</li><li>two</li></ol>", "" }
        );
        await Expect(editor.Locator("p")).ToHaveTextAsync("Alpha beta gamma delta");

        await DragAsync(farah.Page, editor, "gamma", editor, "Alpha");
        await Expect(editor.Locator("p")).ToHaveTextAsync("gammaAlpha beta  delta");
        await Expect(editor.Locator("strong")).ToHaveTextAsync("gamma");
        await farah.Page.Keyboard.TypeAsync("X");
        await Expect(editor.Locator("p")).ToHaveTextAsync("gammaXAlpha beta  delta");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(editor.Locator("p")).ToHaveTextAsync("gammaAlpha beta  delta");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(editor.Locator("p")).ToHaveTextAsync("Alpha beta gamma delta");

        await DragAsync(farah.Page, editor, "beta", editor, "one", "Control");
        await Expect(editor.Locator("li").First).ToHaveTextAsync("betaone");
        await Expect(editor.Locator("p")).ToHaveTextAsync("Alpha beta gamma delta");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(editor.Locator("li").First).ToHaveTextAsync("one");

        // From a comment, which is only to be read, and onto it.
        var comment = farah.Page.Locator(".comment-text").First;
        await DragAsync(farah.Page, comment, "Monitor", editor, "Alpha");
        await Expect(editor.Locator("p")).ToHaveTextAsync("MonitorAlpha beta gamma delta");
        await Expect(comment).ToContainTextAsync("Monitor");
        await DragAsync(farah.Page, editor, "delta", comment, "Monitor");
        await Expect(farah.Page.Locator(".page-said")).ToContainTextAsync("Words cannot be dropped here");
        await Expect(editor.Locator("p")).ToHaveTextAsync("MonitorAlpha beta gamma delta");

        // A file is no text, and opens nowhere in the page's place.
        await editor.EvaluateAsync(
            """
            root => {
              const data = new DataTransfer();
              data.items.add(new File(["x"], "a.png", { type: "image/png" }));
              root.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """
        );
        await Expect(farah.Page.Locator(".page-said")).ToHaveTextAsync("Only text can be put here, no pictures or files.");
        await farah.SavedAsync();
    }

    private static async Task DragAsync(IPage page, ILocator from, string word, ILocator onto, string place, string? held = null)
    {
        var start = await from.EvaluateAsync<float[]>(Place, word);
        await page.Mouse.DblClickAsync(start[1], start[2]);
        var end = await onto.EvaluateAsync<float[]>(Place, place);
        await page.Mouse.MoveAsync(start[1], start[2]);
        await page.Mouse.DownAsync();
        if (held is not null)
        {
            await page.Keyboard.DownAsync(held);
        }

        await page.Mouse.MoveAsync(start[1] + 5, start[2], new() { Steps = 3 });
        await page.Mouse.MoveAsync(end[0], end[2], new() { Steps = 8 });
        await page.Mouse.UpAsync();
        if (held is not null)
        {
            await page.Keyboard.UpAsync(held);
        }
    }
}
