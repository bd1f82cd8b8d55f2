using FluentAssertions;
using Plymouth.BmeCode.EndToEnd.Servers;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>A member at one clause's wording, in whichever browser.</summary>
public sealed class Writer : IAsyncDisposable
{
    /// <summary>
    /// Reads a wording as lines: a bullet as "* ", a number as "1. ", an indent as "> ", bold between stars, a cross-reference in brackets.
    /// </summary>
    private const string Lines = """
        (editor) => {
          const read = (node) => {
            if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll("\uFEFF", "").replaceAll("\u00A0", " ");
            if (node.nodeType !== Node.ELEMENT_NODE) return "";
            if (node.matches(".xref")) return `${read(node.firstChild)}[${node.querySelector("span").textContent.replaceAll("\uFEFF", "")}]${read(node.lastChild)}`;
            const words = [...node.childNodes].map(read).join("");
            return node.tagName === "STRONG" && words !== "" ? `**${words}**` : words;
          };
          const mark = (line) => (line.dataset.list === "ordered" ? "1. " : "* ");
          const level = (line) => "> ".repeat(Number(/ql-indent-(\d)/.exec(line.className)?.[1] ?? 0));
          return [...document.querySelectorAll(editor + " p, " + editor + " li")].map((line) => (line.tagName === "LI" ? level(line) + mark(line) : "") + read(line));
        }
        """;

    private const string Status = "() => document.querySelector('[data-save-status]')?.textContent.trim()";

    private static int _cameIn;

    private readonly string _number;

    private Writer(Window window, string number)
    {
        Window = window;
        _number = number;
    }

    public Window Window { get; }

    /// <summary>The selector of the clause's editor.</summary>
    public string Editor => $"[role=textbox][aria-label='Wording of {_number}']";

    /// <summary>
    /// Comes in by a new link and opens a clause, ready to type. All browsers' tests have one server, so each of one name has a number too.
    /// </summary>
    public static async Task<Writer> ComeInAsync(Server server, IEngine engine, string name, string number)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var link = await Person.InviteAsync(server, "member");
        var window = await engine.OpenWindowAsync();
        try
        {
            return await OpenClauseAsync(window, link, $"{name} {Interlocked.Increment(ref _cameIn)}", number);
        }
        catch
        {
            await window.DisposeAsync();
            throw;
        }
    }

    public Task PressAsync(params string[] chords) => Window.PressAsync(chords);

    public Task TypeAsync(string letters) => Window.TypeAsync(letters);

    /// <summary>Clicks into the wording and goes to its start (<c>Control+Home</c>) or end (<c>Control+End</c>).</summary>
    public async Task GoToAsync(string key)
    {
        await Window.ClickAsync(Editor);
        await PressAsync(key);
    }

    /// <summary>Types a wording in the place of all that stands there; "- " begins a list, and the caret stays at the end.</summary>
    public async Task WriteAnewAsync(string words)
    {
        await Window.ClickAsync(Editor);
        await PressAsync("Control+a", "Delete");
        if ((await LinesAsync()) is ["* " or "1. " or "> * "])
        {
            await PressAsync("Backspace");
        }

        await ReadsAsync("");
        await TypeAsync(words);
    }

    /// <summary>Clicks a button of the bar above the wording, by its name.</summary>
    public Task ToolAsync(string name) => Window.ClickAsync($"[data-tool='{name}']");

    public Task<string[]> LinesAsync() => Window.RunAsync<string[]>(Lines, Editor);

    /// <summary>Waits until the wording reads so, line by line.</summary>
    public async Task ReadsAsync(params string[] lines)
    {
        try
        {
            await Window.UntilAsync(
                $"([editor, lines]) => JSON.stringify(({Lines})(editor)) === JSON.stringify(lines)",
                new object[] { Editor, lines }
            );
        }
        catch (TimeoutException)
        {
            (await LinesAsync()).Should().Equal(lines, "so it was written in {0}", Window);
        }
    }

    /// <summary>Waits until words stand in the wording, whoever wrote them.</summary>
    public Task SeesAsync(string words) =>
        Window.UntilAsync($"([editor, words]) => ({Lines})(editor).join('\\n').includes(words)", new[] { Editor, words });

    /// <summary>Waits until the page says that everything typed is on disk.</summary>
    public Task SavedAsync() => Window.UntilAsync($"() => ({Status})() === 'Saved'");

    /// <summary>Waits until the page says that the server is gone and what was typed is kept.</summary>
    public Task KeptAsync() => Window.UntilAsync($"() => /^Offline: [0-9]+ changes? kept$/.test(({Status})())");

    public ValueTask DisposeAsync() => Window.DisposeAsync();

    private static async Task<Writer> OpenClauseAsync(Window window, string link, string name, string number)
    {
        await window.GoAsync(link);
        await window.ClickAsync("input[name=name]");
        await window.TypeAsync(name + "\n");
        const string consultation =
            "[...document.querySelectorAll('a')].find((a) => a.textContent.includes('Plymouth BME Code of Practice'))";
        await window.UntilAsync($"() => Boolean({consultation})");
        await window.GoAsync(await window.RunAsync<string>($"() => {consultation}.href"));
        const string entry =
            "[...document.querySelectorAll('a.entry')].find((a) => a.querySelector('.number')?.textContent.trim().split(/\\s/)[0] === "
            + "number)";
        await window.UntilAsync($"(number) => Boolean(document.querySelector('[data-mounted]') && {entry})", number);
        await window.RunAsync($"(number) => {entry}.click()", number);
        var writer = new Writer(window, number);
        await window.UntilAsync("(editor) => Boolean(document.querySelector(editor))", writer.Editor);
        return writer;
    }
}
