using System.Text;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Words that turn the direction of reading, in a title, a heading, a clause, a comment and a response, turn nothing but themselves,
/// wherever they are shown.
/// </summary>
public sealed class OthersWordsTests(Chromium chromium)
{
    private const string Title = "קוד\u202E Our Code";
    private const string Heading = "פתיחה\u202E Beginning";
    private const string Clause = "This Code\u202E קוד sets out what BME\u202E groups will do, see 9.9.";
    private const string Comment = "Include words \"נוסח\u202E more training\" and say what BME is";
    private const string Response = "Agreed, will add \"נוסח\u202E more training\" to 1.1";

    private const string Table =
        $"{Title}\n1. {Heading}\tResponse\n1.1 {Clause}\t\n{Comment}\t{Response}\n{Comment}\tNo, out of remit\u202E קוד\n2. What "
        + "members\u202E קוד will do\t\n2.1 Meet\u202E קוד twice a year.\t\n";

    /// <summary>
    /// The nearest element that keeps its words to itself (a paragraph of its own, or isolated), for each text that holds the sign, where
    /// that element holds more than somebody's words.
    /// </summary>
    private const string SpillOver = """
        (whole) => {
          const plain = (text) => text.replaceAll(/[\s"“”…\uFEFF\u2068\u2069]/g, "");
          const spilling = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            if (!texts.currentNode.data.includes("\u202E")) continue;
            let holder = texts.currentNode.parentElement;
            if (holder.closest("script, style, option, textarea, .visually-hidden")) continue;
            while (getComputedStyle(holder).unicodeBidi === "normal" && getComputedStyle(holder).display === "inline") holder = holder.parentElement;
            if (!plain(whole).includes(plain(holder.textContent))) spilling.push(`${holder.tagName}.${holder.className}: ${holder.textContent.trim().replaceAll("\u202E", "<RLO>")}`);
          }
          return spilling;
        }
        """;

    private readonly List<string> _spilling = [];

    [Fact]
    public async Task Others_words_turn_nothing_but_themselves()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await page.GotoAsync($"{server.Address}/new");
        await Expect(page.GetByLabel("The file")).ToBeEnabledAsync();
        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "ours.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Table),
                }
            );
        await Expect(page.Locator(".import-summary")).ToBeVisibleAsync();
        await NothingSpillsAsync(page, "/new");
        await farah.ClickAsync("Keep this consultation");
        await Expect(page.Locator("a.entry")).ToHaveCountAsync(2);
        await farah.OpenAsync("1.1");
        await Expect(page.Locator(".promise, .promise-offer").First).ToBeVisibleAsync();
        await NothingSpillsAsync(page, "1.1");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new("^History") }).First.ClickAsync();
        await Expect(page.GetByText("Consultation draft").First).ToBeVisibleAsync();
        await NothingSpillsAsync(page, "history of 1.1");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator(".palette input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("training");
        await Expect(page.Locator("#palette-offers li").First).ToBeVisibleAsync();
        await NothingSpillsAsync(page, "the palette");
        await page.Keyboard.PressAsync("Escape");
        foreach (
            var (there, shown) in new[]
            {
                ("findings", "[data-finding]"),
                ("doubts", "main"),
                ("share", "main"),
                ("referrals", "main"),
                ("documents", "main"),
                ("publish", "main"),
            }
        )
        {
            await page.GotoAsync($"{farah.WorkspaceAddress}/{there}");
            await Expect(page.Locator(shown).First).ToBeVisibleAsync();
            await NothingSpillsAsync(page, there);
        }

        await farah.LetPartnersSeeEverythingAsync();
        await page.GotoAsync(server.Address);
        await NothingSpillsAsync(page, "/");
        var partner = await Person.PartnerAsync(server, chromium);
        await Expect(partner.Page.Locator("blockquote.comment").First).ToBeVisibleAsync();
        await NothingSpillsAsync(partner.Page, "/live");
        _spilling.Should().BeEmpty();
    }

    private async Task NothingSpillsAsync(IPage page, string where) =>
        _spilling.AddRange(
            (await page.EvaluateAsync<string[]>(SpillOver, Table + "\n" + Table.Replace("\t", " ", StringComparison.Ordinal))).Select(s =>
                $"{where}: {s}"
            )
        );
}
