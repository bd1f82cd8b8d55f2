using System.Reflection;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Words by clipboard: what other programs put on it comes in as the words that are meant, and what goes out is text as it is shown.
/// </summary>
public sealed class ClipboardTests(Chromium chromium)
{
    /// <summary>Puts markup and text into the editor as a paste does; an empty one is not on the clipboard.</summary>
    internal const string Paste = """
        (root, [html, text]) => {
          const data = new DataTransfer();
          if (html) data.setData("text/html", html);
          if (text) data.setData("text/plain", text);
          root.focus();
          root.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    /// <summary>What the selection puts on the clipboard: text, markup.</summary>
    private const string Copy = """
        root => {
          const data = new DataTransfer();
          root.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
          return [data.getData("text/plain"), data.getData("text/html")];
        }
        """;

    private static string Clipboards =>
        typeof(ClipboardTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ClipboardsPath").Value!;

    [Fact]
    public async Task What_other_programs_put_on_the_clipboard_comes_in_as_the_words_that_are_meant_and_nothing_of_it_runs()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("2.6");
        var editor = farah.Editor("2.6");
        await farah.Page.EvaluateAsync(
            "() => { window.violations = []; document.addEventListener('securitypolicyviolation', v => "
                + "window.violations.push(v.violatedDirective)); }"
        );
        var complaints = new List<string>();
        farah.Page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
        var asked = new List<string>();
        farah.Page.Request += (_, request) =>
            asked.AddRange(request.Url.StartsWith(server.Address, StringComparison.Ordinal) ? [] : [request.Url]);

        var files = Directory.GetFiles(Clipboards, "*.html").Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 10);
        foreach (var file in files)
        {
            await editor.PressAsync("Control+a");
            await editor.EvaluateAsync(Paste, new[] { "<p>start</p><p>end</p>", "" });
            await editor.PressAsync("Control+a");
            await editor.EvaluateAsync(
                Paste,
                new[] { await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), "never the text beside it" }
            );
            await editor.PressAsync("Control+a");
            var copied = await editor.EvaluateAsync<string[]>(Copy);
            var meant = await File.ReadAllTextAsync(Path.ChangeExtension(file, ".txt"), TestContext.Current.CancellationToken);
            Assert.Equal(meant.TrimEnd('\n'), copied[0]);
            Assert.DoesNotContain("\u00a0", copied[1], StringComparison.Ordinal);
            Assert.DoesNotContain("&nbsp;", copied[1], StringComparison.Ordinal);
        }

        await farah.SavedAsync();
        Assert.Empty(await farah.Page.EvaluateAsync<string[]>("() => window.violations"));
        Assert.Empty(complaints);
        Assert.Empty(asked);

        // What is struck out stays out, and that is said; a picture alone is no text.
        var before = await editor.InnerTextAsync();
        await editor.EvaluateAsync(Paste, new[] { "<p><del>gone</del></p>", "gone" });
        await Expect(farah.Page.Locator(".page-said")).ToHaveTextAsync("Nothing was put in: all of it was struck out.");
        await editor.EvaluateAsync(Paste, new[] { "<img src=\"https://example.org/a.png\" alt=\"words\">", "" });
        await Expect(farah.Page.Locator(".page-said")).ToHaveTextAsync("Only text can be put here, no pictures or files.");
        Assert.Equal(before, await editor.InnerTextAsync());
    }

    [Fact]
    public async Task Words_go_by_keys_from_one_clause_into_another_as_they_were_in_one_step_that_undo_takes_back()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await farah.OpenAsync("2.6");
        var from = farah.Editor("2.6");
        await from.PressAsync("Control+a");
        await from.EvaluateAsync(
            Paste,
            new[] { "<p>The <strong>council</strong> will:</p><ol><li>listen well</li><li>meet<ol><li>early</li></ol></li></ol>", "" }
        );
        await Expect(from.Locator("li")).ToHaveCountAsync(3);
        await farah.Page.Keyboard.PressAsync("Control+a");
        await farah.Page.Keyboard.PressAsync("Control+c");
        Assert.Equal(
            "The council will:\n1. listen well\n2. meet\n   a. early",
            await farah.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")
        );

        // Nothing selected: what was copied stays.
        await farah.Page.Keyboard.PressAsync("ArrowRight");
        await farah.Page.Keyboard.PressAsync("Control+c");
        await farah.Page.Keyboard.PressAsync("Control+a");
        await farah.Page.Keyboard.PressAsync("Control+x");
        await Expect(from).ToHaveTextAsync("");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(from.Locator("li")).ToHaveCountAsync(3);

        await farah.OpenAsync("2.7");
        var to = farah.Editor("2.7");
        var had = await to.InnerTextAsync();
        await to.ClickAsync();
        await farah.Page.Keyboard.PressAsync("Control+End");
        await farah.Page.Keyboard.TypeAsync(" Typed.");
        await farah.Page.Keyboard.PressAsync("Control+v");
        await Expect(to.Locator("li")).ToHaveCountAsync(3);
        await Expect(to.Locator("strong")).ToHaveTextAsync("council");
        await Expect(to.Locator("li").Nth(2)).ToHaveClassAsync("ql-indent-1");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(to.Locator("li")).ToHaveCountAsync(0);
        await Expect(to).ToContainTextAsync("Typed.");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(to).ToHaveTextAsync(had.Trim());
        await farah.SavedAsync();
    }
}
