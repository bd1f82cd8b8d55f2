using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// How the pages stand up to what readers do to them: letters spaced out, colours of the system, four times the size, paper, very long
/// names.
/// </summary>
public sealed class LookTests(Chromium chromium)
{
    /// <summary>The spacing of letters, words, lines and paragraphs that a reader may set (WCAG 1.4.12).</summary>
    private const string Spaced =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em "
        + "!important; }";

    /// <summary>
    /// Words that reach out of the box they are laid out in, and so into their neighbours. Not in an editor, where the space at a line's
    /// end hangs out of it.
    /// </summary>
    private const string OutOfTheirBox = """
        () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const found = new Set();
          while (texts.nextNode()) {
            const at = texts.currentNode.parentElement;
            if (texts.currentNode.textContent.trim() === "" || !at.checkVisibility({ visibilityProperty: true }) || at.closest(".visually-hidden, .skip-link, .ql-editor, select, style, script, .editor-carets")) {
              continue;
            }

            let box = at;
            while (/^(inline|contents)$/.test(getComputedStyle(box).display) && !getComputedStyle(box.parentElement).display.includes("flex")) {
              box = box.parentElement;
            }

            range.selectNodeContents(texts.currentNode);
            const edge = box.getBoundingClientRect();
            const cut = getComputedStyle(box).overflowX !== "visible";
            const beyond = (words) => words.width > 1 && (words.right > edge.right + 2 || words.left < edge.left - 2);
            if (!cut && [...range.getClientRects()].some(beyond)) {
              found.add(`${box.className}: ${texts.currentNode.textContent.trim().slice(0, 40)}`);
            }
          }

          return [...found];
        }
        """;

    [Fact]
    public async Task A_name_of_eighty_letters_widens_no_page()
    {
        await using var server = await Server.StartAsync();
        var name = new string('W', 40) + new string('i', 40);
        var farah = await Person.ComeInAsync(server, chromium, await server.FacilitatorLinkAsync(), name, 360);
        var page = farah.Page;
        var workspace = farah.WorkspaceAddress;
        var wide = new List<string>();
        await LookAsync("the workspace");
        await farah.ClickAsync("Agree this wording");
        await Expect(page.Locator(".locked")).ToContainTextAsync(name);
        await LookAsync("an agreed clause");
        await farah.ClickAsync("History");
        await Expect(page.Locator(".revisions")).ToContainTextAsync(name);
        await LookAsync("the history");
        await page.GotoAsync($"{workspace}/share");
        await page.GetByLabel("Whom is it for?").FillAsync(name);
        await farah.ClickAsync("Make partner link");
        await Expect(page.Locator(".made")).ToContainTextAsync(name);
        await LookAsync("sharing");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Replace") }).ClickAsync();
        await Expect(page.Locator(".ask-first")).ToContainTextAsync(name);
        await LookAsync("being asked first");
        foreach (
            var address in new[]
            {
                $"{workspace}/publish",
                $"{workspace}/findings",
                $"{workspace}/documents",
                server.Address,
                $"{server.Address}/new",
                await Person.InviteAsync(server, "member"),
            }
        )
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("h1").First).ToBeVisibleAsync();
            await Expect(page.Locator("main[aria-busy=true]")).ToHaveCountAsync(0);
            await LookAsync(address);
        }

        wide.Should().BeEmpty();

        async Task LookAsync(string where) =>
            wide.AddRange(
                (
                    await page.EvaluateAsync<string[]>(
                        """
                        () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("main *, header *")].filter((at) => at.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((at) => at.outerHTML.slice(0, 120))
                        """
                    )
                ).Select(at => $"{where}: {at}")
            );
    }

    [Fact]
    public async Task The_workspace_can_be_used_with_spaced_letters_in_the_systems_colours_and_at_four_times_the_size()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("4.9");
        await Expect(farah.Editor("4.9")).ToBeVisibleAsync();
        (
            await page.EvaluateAsync<int>(
                "() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).find((rule) => rule.layerName === "
                    + "'mudblazor')?.styleSheet.cssRules.length ?? 0"
            )
        )
            .Should()
            .BeGreaterThan(100, "MudBlazor's sheet is there, and weaker than all of ours");
        (await page.Locator(".progress-line a").EvaluateAsync<string>("link => getComputedStyle(link).textDecorationLine"))
            .Should()
            .Be("underline");

        var spaced = await page.AddStyleTagAsync(new() { Content = Spaced });
        (await page.EvaluateAsync<string[]>(OutOfTheirBox)).Should().BeEmpty("letters are spaced out");
        await spaced.EvaluateAsync("style => style.remove()");

        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await farah.ClickAsync("Show changes");
        foreach (
            var (chosen, other) in new[]
            {
                (".tabs a[aria-current]", ".tabs a:not([aria-current])"),
                ("a.entry[aria-current]", "a.entry:not([aria-current])"),
                (".acts [aria-pressed=true]", ".acts [aria-expanded=false]"),
            }
        )
        {
            (await GroundAsync(chosen)).Should().NotBe(await GroundAsync(other), $"{chosen} is seen to be chosen");
        }

        await farah.ClickAsync("Show changes");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });

        // A long clause scrolls; the toolbar stops at the very edge of what scrolls, and nothing of the text shows above it.
        await farah.Editor("4.9").ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        for (var line = 0; line < 40; line++)
        {
            await page.Keyboard.PressAsync("Enter");
        }

        await farah.SavedAsync();
        (await GapAsync(".wording-column", "top")).Should().BeLessThan(1);
        await page.SetViewportSizeAsync(360, 640);
        await page.Keyboard.TypeAsync("x");
        (await GapAsync(".view-switch", "bottom")).Should().BeLessThan(1);

        // 1280 × 900 enlarged four times.
        await page.SetViewportSizeAsync(320, 225);
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        (await page.Locator("#focus-heading").EvaluateAsync<double>("heading => heading.getBoundingClientRect().top"))
            .Should()
            .BeLessThan(100);
        await page.SetViewportSizeAsync(1280, 900);

        // Whoever closes a notice goes on where they were.
        await farah.ClickAsync("Discuss this now");
        await farah.ClickAsync("Show changes");
        var close = page.GetByRole(AriaRole.Button, new() { Name = "Close this notice" });
        await close.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(close).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show changes" })).ToBeFocusedAsync();

        // What goes along with the pointer is what the comment says.
        await farah.OpenAsync("1.3");
        var comment = page.Locator(".comment").First;
        await comment.Locator("[data-drag-handle]").HoverAsync();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(700, 500, new() { Steps = 5 });
        var words = Regex.Replace(await comment.Locator(".comment-text").InnerTextAsync(), @"\s+", " ").Trim();
        await Expect(page.Locator(".drag-ghost")).ToHaveTextAsync(words.Length > 90 ? $"{words[..90]}…" : words);
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();

        Task<string> GroundAsync(string of) => page.Locator(of).First.EvaluateAsync<string>("at => getComputedStyle(at).backgroundColor");

        Task<double> GapAsync(string under, string side) =>
            page.Locator(".editor-toolbar")
                .First.EvaluateAsync<double>(
                    "(toolbar, [under, side]) => Math.abs(toolbar.getBoundingClientRect().top - "
                        + "document.querySelector(under).getBoundingClientRect()[side])",
                    new[] { under, side }
                );
    }

    [Fact]
    public async Task The_name_beside_anothers_caret_covers_no_words()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace Hopper");
        await farah.OpenAsync("1.1");
        await grace.OpenAsync("1.1");
        await Expect(farah.Editor("1.1")).ToBeVisibleAsync();
        await grace.Editor("1.1").ClickAsync();
        foreach (var key in new[] { "Control+Home", "ArrowDown", "ArrowDown", "ArrowDown" })
        {
            await grace.Page.Keyboard.PressAsync(key);
            await grace.Page.Keyboard.TypeAsync("a");
            await farah.Page.WaitForFunctionAsync(
                """
                () => {
                  const name = document.querySelector(".editor-caret-named > span")?.getBoundingClientRect();
                  if (!name || name.width < 10) {
                    return false;
                  }

                  const range = document.createRange();
                  const texts = document.createTreeWalker(document.querySelector(".ql-editor"), NodeFilter.SHOW_TEXT);
                  while (texts.nextNode()) {
                    range.selectNodeContents(texts.currentNode);
                    const over = (box) =>
                      box.left < name.right - 1 && box.right > name.left + 1 && box.top < name.bottom - 1 && box.bottom > name.top + 1;
                    if ([...range.getClientRects()].some(over)) {
                      return false;
                    }
                  }

                  return name.left >= 0 && name.right <= innerWidth;
                }
                """
            );
        }
    }

    [Fact]
    public async Task Every_page_is_printed_whole_and_the_wall_has_a_heading_while_a_clause_is_discussed()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium, scheme: ColorScheme.Dark);
        await farah.LetPartnersSeeEverythingAsync();
        await farah.OpenAsync("1.3");
        await Expect(farah.Page.Locator(".comment").First).ToBeVisibleAsync();
        await PrintsAsync(farah.Page, 3, ".comment", ".ql-editor");
        await farah.ClickAsync("Discuss this now");
        foreach (
            var (place, pages, what) in new[]
            {
                ("findings", 5, ".finding"),
                ("doubts", 2, ".doubt"),
                ("referrals", 1, ".referral"),
                ("publish", 1, ".blocks li"),
                ("share", 1, ".share-part"),
                ("documents", 1, ".document-list li"),
            }
        )
        {
            await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/{place}");
            await Expect(farah.Page.Locator(what).First).ToBeVisibleAsync();
            await PrintsAsync(farah.Page, pages, what);
        }

        var live = await Person.InviteAsync(server, "partner");
        var wall = await chromium.PageAsync();
        await wall.GotoAsync(live);
        await Expect(wall.Locator(".discussed").First).ToBeVisibleAsync();
        await PrintsAsync(wall, 15, "article.clause", "#live-outline");
        await wall.GotoAsync($"{live}/projector");
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Plymouth BME Code of Practice");
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("1 Introduction");
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Level = 3 })).ToContainTextAsync("1.3");
    }

    /// <summary>
    /// On paper there are at least so many pages, everything named is laid out in full, dark on light, and nothing that scrolls cuts
    /// anything off.
    /// </summary>
    private static async Task PrintsAsync(IPage page, int pages, params string[] all)
    {
        var paper = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4" }));
        Regex.Count(paper, @"/Type\s*/Page\b").Should().BeGreaterThanOrEqualTo(pages, page.Url);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var lost = await page.EvaluateAsync<string[]>(
            """
            (all) => {
              const lost = [];
              for (const at of document.querySelectorAll(all.join(", "))) {
                if (!at.checkVisibility()) {
                  lost.push(`not printed: ${at.outerHTML.slice(0, 80)}`);
                }
              }

              for (const at of document.querySelectorAll("body *")) {
                if (at.checkVisibility() && getComputedStyle(at).overflowY !== "visible" && at.scrollHeight > at.clientHeight + 1 && !at.matches("textarea, select, input, .visually-hidden, .topbar-title, .first-words")) {
                  lost.push(`cut off: ${at.outerHTML.slice(0, 80)}`);
                }
              }

              if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") {
                lost.push(`the paper is ${getComputedStyle(document.body).backgroundColor}`);
              }

              return lost;
            }
            """,
            all
        );
        lost.Should().BeEmpty(page.Url);
        // Not "screen": a page told so would print as it looks there.
        await page.EmulateMediaAsync(new() { Media = Media.Null });
    }
}
