using FluentAssertions;
using Xunit;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// What keys and mouse do in a wording, where browsers put the caret each in its own way: beside bullets and cross-references, at the ends
/// of lines, after a triple click.
/// </summary>
[Collection(InEveryBrowser.Name)]
public sealed class KeysTests(Engines engines)
{
    private const string List = "- Aa\nBb\nCc";

    /// <summary>What is written, the keys then pressed at its end, what is typed after them, and what is read.</summary>
    private static (string Written, string[] Keys, string Typed, string[] Read)[] InLists =>
        [
            (List, ["ArrowUp", "Home"], "x", ["* Aa", "* xBb", "* Cc"]),
            (List, ["ArrowUp", "Home", "End"], "x", ["* Aa", "* Bbx", "* Cc"]),
            (List, ["ArrowUp", "End", "Shift+Home"], "x", ["* Aa", "* x", "* Cc"]),
            (List, ["ArrowUp", "End", "Shift+Home", "Control+b"], "", ["* Aa", "* **Bb**", "* Cc"]),
            (List, ["ArrowUp", "Home", "Shift+End", "Control+b"], "", ["* Aa", "* **Bb**", "* Cc"]),
            (List, ["ArrowUp", "Home", "Shift+End", "Control+b"], "x", ["* Aa", "* **x**", "* Cc"]),
            (List, ["Home", "Control+b"], "x", ["* Aa", "* Bb", "* **x**Cc"]),
            (List, ["ArrowUp", "Home", "Backspace"], "x", ["* Aa", "xBb", "* Cc"]),
            (List, ["ArrowUp", "Home", "Backspace", "Backspace"], "x", ["* AaxBb", "* Cc"]),
            (List, ["ArrowUp", "End", "Delete"], "x", ["* Aa", "* BbxCc"]),
            (List, ["Home", "Delete"], "x", ["* Aa", "* Bb", "* xc"]),
            (List, ["Home", "Enter", "ArrowUp"], "x", ["* Aa", "* Bb", "* x", "* Cc"]),
            (List, ["Home", "ArrowLeft"], "x", ["* Aa", "* Bbx", "* Cc"]),
            (List, ["ArrowUp", "End", "ArrowRight"], "x", ["* Aa", "* Bb", "* xCc"]),
            (List, ["Home", "ArrowUp"], "x", ["* Aa", "* xBb", "* Cc"]),
            (List, ["Control+Home"], "x", ["* xAa", "* Bb", "* Cc"]),
            (List, ["Control+Home", "ArrowDown"], "x", ["* Aa", "* xBb", "* Cc"]),
            (List, ["Home", "Shift+ArrowUp"], "x", ["* Aa", "* xCc"]),
            (List, ["Control+Shift+Home"], "x", ["* x"]),
            (List, ["ArrowUp", "Home", "Shift+ArrowRight"], "x", ["* Aa", "* xb", "* Cc"]),
            (List, ["Home", "Control+Delete"], "x", ["* Aa", "* Bb", "* x"]),
            (List, ["Control+Backspace"], "x", ["* Aa", "* Bb", "* x"]),
            (List, ["Home", "Control+]"], "x", ["* Aa", "* Bb", "> * xCc"]),
            (List, ["Enter", "Home"], "x", ["* Aa", "* Bb", "* Cc", "* x"]),
            (List, ["Enter", "Shift+Home"], "x", ["* Aa", "* Bb", "* Cc", "* x"]),
            (List, ["Enter", "ArrowUp", "ArrowDown"], "x", ["* Aa", "* Bb", "* Cc", "* x"]),
            (List, ["Enter", "Enter"], "x", ["* Aa", "* Bb", "* Cc", "x"]),
            (List, ["Enter", "Backspace"], "x", ["* Aa", "* Bb", "* Cc", "x"]),
            ("- Aa\n\nBb", ["Home", "Backspace"], "x", ["* AaxBb"]),
            ("- Aa\n\nBb", ["Home", "ArrowLeft"], "x", ["* Aax", "Bb"]),
            ("1. Aa\nBb", ["Home"], "x", ["1. Aa", "1. xBb"]),
            ("Aa\n- Bb", ["Control+a"], "x", ["x"]),
            ("a🏆", ["ArrowLeft"], "🌀", ["a🌀🏆"]),
            ("a🏆🌀", ["Backspace"], "x", ["a🏆x"]),
        ];

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task Keys_and_mouse_do_in_a_wording_what_they_do_everywhere(string browser)
    {
        var server = engines.Server;
        var engine = await engines.StartAsync(browser);
        await using var grace = await Writer.ComeInAsync(server, engine, "Grace", "2.2");

        var wrong = new List<string>();
        foreach (var (written, keys, typed, read) in InLists)
        {
            await grace.WriteAnewAsync(written);
            await grace.PressAsync(keys);
            await grace.TypeAsync(typed);
            var lines = await grace.LinesAsync();
            if (!lines.SequenceEqual(read))
            {
                wrong.Add(
                    $"{string.Join(' ', keys)} and '{typed}' in {written.ReplaceLineEndings(" / ")} gave {string.Join(" / ", lines)}, "
                        + $"not {string.Join(" / ", read)}"
                );
            }

            await grace.SavedAsync();
        }

        wrong.Should().BeEmpty();
        await WithTheMouseAsync(grace);
        await WithoutTheMouseAsync(grace);
        await BesideAReferenceAsync(grace);

        // What the page shows is what is stored.
        var shown = await grace.LinesAsync();
        await using var farah = await Writer.ComeInAsync(server, engine, "Farah", "2.2");
        await farah.ReadsAsync(shown);
    }

    private static async Task WithTheMouseAsync(Writer grace)
    {
        await grace.WriteAnewAsync("One of all\nTwo of all\nThree");
        await TakeLineAsync(grace, " p:nth-of-type(2)", "Two of all");
        await grace.TypeAsync("new");
        await grace.ReadsAsync("One of all", "new", "Three");

        await grace.WriteAnewAsync("One of all\n- Two of all\nThree");
        await TakeLineAsync(grace, " p", "One of all");
        await grace.PressAsync("Delete");
        await grace.TypeAsync("new");
        await grace.ReadsAsync("new", "* Two of all", "* Three");
        await TakeLineAsync(grace, " li", "Two of all");
        await grace.PressAsync("Control+b");
        await grace.ReadsAsync("new", "* **Two of all**", "* Three");

        // On a bullet: the caret comes to the start of its line.
        await grace.WriteAnewAsync(List);
        await grace.Window.ClickAsync(grace.Editor + " li:nth-of-type(2)", fromLeft: 5);
        await grace.TypeAsync("x");
        await grace.ReadsAsync("* Aa", "* xBb", "* Cc");

        // From the first letter of one item into the next.
        var from = await PlaceAsync(grace, 0, 0);
        var to = await PlaceAsync(grace, 1, 2);
        await grace.Window.DragAsync(from[0], from[1], to[0], to[1]);
        await grace.TypeAsync("x");
        await grace.ReadsAsync("* xb", "* Cc");
    }

    private static async Task WithoutTheMouseAsync(Writer grace)
    {
        await grace.WriteAnewAsync("By keys");
        await grace.PressAsync("Alt+F10");
        await grace.Window.UntilAsync("() => document.activeElement.matches('[data-tool]')");
        await grace.PressAsync("Escape");
        await grace.TypeAsync(" only");
        await grace.ReadsAsync("By keys only");
        await grace.PressAsync("Tab");
        await grace.Window.UntilAsync("(editor) => !document.activeElement.matches(editor)", grace.Editor);
        await grace.PressAsync("Shift+Tab");
        await grace.TypeAsync("!");
        await grace.SavedAsync();
        (await grace.LinesAsync()).Should().ContainSingle().Which.Replace("!", "", StringComparison.Ordinal).Should().Be("By keys only");
    }

    private static async Task BesideAReferenceAsync(Writer grace)
    {
        await grace.WriteAnewAsync("See ");
        await grace.ToolAsync("clause");
        await grace.Window.UntilAsync("() => document.activeElement.matches('input')");
        await grace.TypeAsync("2.7\n");
        await grace.ReadsAsync("See [2.7]");
        await grace.PressAsync("Control+End");
        await grace.TypeAsync("\nBelow it is a line");
        await grace.PressAsync("ArrowUp");
        await grace.TypeAsync("xyz");
        await grace.ReadsAsync("See [2.7]xyz", "Below it is a line");
        await grace.PressAsync("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
        await grace.TypeAsync("abc");
        await grace.ReadsAsync("See abc[2.7]xyz", "Below it is a line");
        await grace.PressAsync("Home");
        await grace.TypeAsync("x");
        await grace.ReadsAsync("xSee abc[2.7]xyz", "Below it is a line");
    }

    /// <summary>
    /// Three clicks take a whole line; on a slow machine they may come too slowly to be one triple click, and are made again.
    /// </summary>
    private static async Task TakeLineAsync(Writer grace, string line, string words)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            await grace.Window.ClickAsync(grace.Editor + line, times: 3, fromLeft: 60);
            if (await grace.Window.RunAsync<string>("() => getSelection().toString().trim()") == words)
            {
                return;
            }
        }

        throw new BrowserException($"A triple click does not select '{words}' in {grace.Window}.");
    }

    /// <summary>Where in the viewport the letter at an offset of a list item begins.</summary>
    private static Task<double[]> PlaceAsync(Writer grace, int item, int offset) =>
        grace.Window.RunAsync<double[]>(
            """
            ([editor, item, offset]) => {
              let text = document.querySelectorAll(editor + " li")[item];
              while (text.firstChild) text = text.firstChild;
              const range = document.createRange();
              range.setStart(text, offset);
              range.setEnd(text, offset + 1);
              const box = range.getBoundingClientRect();
              return [box.x + 0.5, box.y + box.height / 2];
            }
            """,
            new object[] { grace.Editor, item, offset }
        );
}
