using FluentAssertions;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;

namespace Plymouth.BmeCode.EndToEnd.Browsers;

/// <summary>
/// The short journey of two who type in one clause, in every browser that people bring along: every word is there once, for both, for
/// partners and on disk.
/// </summary>
[Collection(InEveryBrowser.Name)]
public sealed class JourneyTests(Engines engines)
{
    private const string Number = "2.2";

    [Theory]
    [MemberData(nameof(Engines.Names), MemberType = typeof(Engines))]
    public async Task What_two_type_in_one_clause_is_there_once_for_both_and_for_partners(string browser)
    {
        var server = engines.Server;
        var engine = await engines.StartAsync(browser);
        await using var farah = await Writer.ComeInAsync(server, engine, "Farah", Number);
        await using var grace = await Writer.ComeInAsync(server, engine, "Grace", Number);

        await TypeTogetherAsync(farah, grace);
        await MakeAListWhileAnotherTypesAsync(farah, grace);
        await UndoOnesOwnAsync(farah, grace);
        await PasteAsync(farah, grace);
        await ComposeAsync(farah, grace);
        await using var partner = await engine.OpenWindowAsync();
        await partner.GoAsync(await Person.InviteAsync(server, "partner"));
        await partner.ClickAsync("input[name=show][value=new]");
        var words = await ComeBackAfterTheServerWasKilledAsync(server, farah, grace);
        foreach (var line in words)
        {
            const string present =
                "[...document.querySelectorAll('main#live .wording.present')].map((wording) => wording.innerText).join('\\n')";
            await partner.UntilAsync($"(line) => {present}.split(line).length === 2", line.Replace("* ", "", StringComparison.Ordinal));
        }
    }

    private static async Task TypeTogetherAsync(Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("Both write here.");
        await grace.ReadsAsync("Both write here.");
        await farah.GoToAsync("Control+End");
        await grace.GoToAsync("Control+Home");
        await Task.WhenAll(farah.TypeAsync(" Farah writes at the end of it."), grace.TypeAsync("Grace writes at its start. "));
        await BothReadAsync(farah, grace, "Grace writes at its start. Both write here. Farah writes at the end of it.");
    }

    private static async Task MakeAListWhileAnotherTypesAsync(Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("First of all\nSecond");
        await grace.ReadsAsync("First of all", "Second");
        await grace.GoToAsync("Control+End");
        await farah.PressAsync("Control+a");
        await Task.WhenAll(grace.TypeAsync(" is typed meanwhile"), farah.ToolAsync("bullet"));
        await BothReadAsync(farah, grace, "* First of all", "* Second is typed meanwhile");

        // Home and End in a list item, while the other goes on in the same one.
        await farah.Window.ClickAsync(farah.Editor + " li:nth-of-type(2)");
        await farah.PressAsync("Home");
        await grace.TypeAsync(", and");
        await farah.SeesAsync("meanwhile, and");
        await Task.WhenAll(farah.TypeAsync("Now: "), grace.TypeAsync(" on"));
        await BothReadAsync(farah, grace, "* First of all", "* Now: Second is typed meanwhile, and on");
        await farah.PressAsync("End");
        await farah.TypeAsync(".");
        await farah.PressAsync("Shift+Home", "Control+b");
        await BothReadAsync(farah, grace, "* First of all", "* **Now: Second is typed meanwhile, and on.**");
    }

    private static async Task UndoOnesOwnAsync(Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("Undone:");
        await grace.GoToAsync("Control+End");
        await grace.TypeAsync(" of Grace");
        await farah.SeesAsync("of Grace");
        await farah.ToolAsync("bullet");
        await farah.PressAsync("Home");
        await farah.TypeAsync("x");
        await BothReadAsync(farah, grace, "* xUndone: of Grace");
        await PressUntilAsync(farah, "Control+z", "Undone: of Grace", "* Undone: of Grace");
        await PressUntilAsync(farah, "Control+y", "* xUndone: of Grace");
        await BothReadAsync(farah, grace, "* xUndone: of Grace");
    }

    /// <summary>
    /// The event a browser makes of Ctrl+V, with what a page would have put on the clipboard; the clipboard itself is not to be had without
    /// a person.
    /// </summary>
    private static async Task PasteAsync(Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("Pasted: ");
        await farah.Window.RunAsync(
            """
            ([editor, html, text]) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", text);
              const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
              // Firefox gives an event of a script an empty clipboard of its own.
              Object.defineProperty(paste, "clipboardData", { value: data });
              document.querySelector(editor).dispatchEvent(paste);
            }
            """,
            new[] { farah.Editor, "<p>one <b>bold</b> word</p><p>and a line</p>", "one bold word\nand a line" }
        );
        await BothReadAsync(farah, grace, "Pasted: one **bold** word", "and a line");
        await farah.TypeAsync(" typed on");
        await BothReadAsync(farah, grace, "Pasted: one **bold** word", "and a line typed on");
    }

    /// <summary>
    /// Input methods cannot be driven from outside in every browser: the events that begin and end a composition are made, the letters
    /// between them are keys.
    /// </summary>
    private static async Task ComposeAsync(Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("Composed: ");
        await grace.ReadsAsync("Composed: ");
        await grace.GoToAsync("Control+Home");
        await farah.Window.RunAsync(
            "(editor) => document.querySelector(editor).dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: "
                + "'' }))",
            farah.Editor
        );
        await Task.WhenAll(farah.TypeAsync("日本"), grace.TypeAsync("Grace meanwhile. "));
        await farah.Window.RunAsync(
            "(editor) => document.querySelector(editor).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: "
                + "'日本' }))",
            farah.Editor
        );
        await BothReadAsync(farah, grace, "Grace meanwhile. Composed: 日本");
        await farah.TypeAsync(" 🌀🏆 and on");
        await BothReadAsync(farah, grace, "Grace meanwhile. Composed: 日本 🌀🏆 and on");
    }

    private static async Task<string[]> ComeBackAfterTheServerWasKilledAsync(KillableServer server, Writer farah, Writer grace)
    {
        await farah.WriteAnewAsync("- Saved before\nThe last item");
        await BothReadAsync(farah, grace, "* Saved before", "* The last item");
        await grace.GoToAsync("Control+Home");
        await server.KillAsync();
        try
        {
            await farah.PressAsync("Home");
            await farah.TypeAsync("Farah in the gap: ");
            await grace.TypeAsync("Grace in the gap: ");
            await farah.KeptAsync();
            await grace.KeptAsync();
        }
        finally
        {
            await server.StartAgainAsync();
        }

        string[] words = ["* Grace in the gap: Saved before", "* Farah in the gap: The last item"];
        await BothReadAsync(farah, grace, words);
        return words;
    }

    private static async Task BothReadAsync(Writer farah, Writer grace, params string[] lines)
    {
        await farah.ReadsAsync(lines);
        await grace.ReadsAsync(lines);
        await farah.SavedAsync();
        await grace.SavedAsync();
    }

    /// <summary>Undo takes back what was typed within a moment, so that one word is one press or several.</summary>
    private static async Task PressUntilAsync(Writer writer, string key, params string[] either)
    {
        for (var presses = 0; presses < 10; presses++)
        {
            if (await writer.LinesAsync() is [var line] && either.Contains(line))
            {
                return;
            }

            await writer.PressAsync(key);
        }

        (await writer.LinesAsync()).Should().ContainSingle().Which.Should().BeOneOf(either);
    }
}
