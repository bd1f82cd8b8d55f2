using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>axe-core finds nothing on any page, light and dark, wide and narrow, and no page scrolls sideways.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    /// <summary>The innermost elements that reach over the right edge of the page.</summary>
    private const string Widest = """
        () => [...document.querySelectorAll("body *")]
          .filter((at) => at.getBoundingClientRect().right > document.documentElement.clientWidth && at.checkVisibility())
          .filter((at, _, all) => !all.some((other) => other !== at && at.contains(other)))
          .slice(0, 4)
          .map((at) => `<${at.tagName.toLowerCase()} class="${at.className}"> reaches to ${Math.round(at.getBoundingClientRect().right)}`)
          .join(", ")
        """;

    /// <summary>What MudBlazor's elements are called that need none of its rules: type, colour and layout come from ours.</summary>
    private static readonly string[] Plain =
    [
        "mud-card-actions",
        "mud-elevation",
        "mud-error",
        "mud-file-upload-custom-content",
        "mud-flip-x-rtl",
        "mud-input",
        "mud-ltr",
        "mud-primary",
        "mud-ripple",
        "mud-step-label-content-title",
        "mud-tablepager-left",
        "mud-toolbar",
        "mud-typography",
    ];

    private static readonly AxeRunOptions AllRules = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The rules whose findings differ between light and dark.</summary>
    private static readonly AxeRunOptions OnlyColours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task No_page_has_anything_axe_would_name(int width)
    {
        await using var server = await Server.StartAsync();
        var outside = await chromium.PageAsync(width);
        var found = new List<string>();
        var shown = new HashSet<string>();
        await CheckAsync("start, signed out", outside, server.Address);
        await CheckAsync("join", outside, $"{server.Address}/join");
        await CheckAsync("a wrong link", outside, $"{server.Address}/come-in/wrong");
        await CheckAsync("a wrong live link", outside, $"{server.Address}/live/wrong");
        await CheckAsync("come in", outside, await Person.InviteAsync(server, "member"));
        await CheckAsync("live view", outside, await Person.InviteAsync(server, "partner"));

        var farah = await Person.FacilitatorAsync(server, chromium, width);
        var page = farah.Page;
        var workspace = farah.WorkspaceAddress;
        await CheckAsync("consultations", page, server.Address);
        await CheckAsync("new", page, $"{server.Address}/new");
        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "notes.txt",
                    MimeType = "text/plain",
                    Buffer = "Just some notes.\n"u8.ToArray(),
                }
            );
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("notes.txt cannot be read.");
        await LookAsync("a table that cannot be read", page);
        await page.GetByLabel("The file").SetInputFilesAsync(Repository.At("seeds/plymouth-bme-code-consultation.txt"));
        await Expect(page.Locator(".import-summary")).ToBeVisibleAsync();
        await LookAsync("what was read", page);
        var rita = await Person.ComeInAsync(server, chromium, await Person.InviteAsync(server, "reader"), "Rita", width);
        await CheckAsync("a reader's clause", rita.Page, rita.Page.Url, rita.Page.Locator(".wording-holder"));
        await CheckAsync("what only facilitators see", rita.Page, $"{workspace}/share");
        foreach (var place in new[] { "findings", "documents", "share", "doubts", "referrals", "publish" })
        {
            await CheckAsync(place, page, $"{workspace}/{place}");
        }

        await page.GotoAsync($"{workspace}/share");
        await farah.ClickAsync("Make partner link");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Revoke partner link") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync("being asked first", page);

        await page.GotoAsync($"{workspace}/findings");
        await farah.ClickAsync("As a table");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Findings as a table" })).ToBeVisibleAsync();
        await LookAsync("findings as a table", page);
        await farah.ClickAsync("As cards");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Settle with a reason") }).First.ClickAsync();
        await page.GetByLabel("Why can it stay as it is?").FillAsync("Because");
        await LookAsync("settling a finding", page, page.Locator(".finding", new() { Has = page.GetByLabel("Why can it stay as it is?") }));
        await page.GetByLabel("Why can it stay as it is?").PressAsync("Enter");
        await page.GetByText("1 settled with a reason").ClickAsync();
        await LookAsync("a settled finding", page);

        await page.GotoAsync(workspace);
        await Expect(page.Locator("a.entry").Nth(2)).ToBeAttachedAsync();
        var entries = await page.Locator("a.entry").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        await CheckAsync("the clause with most comments", page, entries[2], page.Locator(".ql-editor"));
        if (width < 700)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync();
            await LookAsync("comments, narrow", page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Outline", Exact = true }).ClickAsync();
            await LookAsync("outline, narrow", page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Wording", Exact = true }).ClickAsync();
        }

        await CheckAsync(
            "a clause with promises",
            page,
            await farah.Entry("2.7").EvaluateAsync<string>("link => link.href"),
            page.Locator(".clause-promises")
        );
        if (width < 700)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync();
        }

        var promised = page.Locator("article.group", new() { Has = page.Locator(".promise") }).First;
        await promised.GetByRole(AriaRole.Button, new() { NameRegex = new("^Withdraw") }).ClickAsync();
        await promised.GetByRole(AriaRole.Button, new() { NameRegex = new("^More: the response") }).ClickAsync();
        await Expect(promised.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await LookAsync("the menu of a response", page, promised);
        await promised.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Make a promise") }).ClickAsync();
        await LookAsync("making a promise", page, promised);
        await promised.GetByRole(AriaRole.Button, new() { Name = "Make the promise" }).ClickAsync();
        await promised.GetByRole(AriaRole.Button, new() { NameRegex = new("^Withdraw") }).First.ClickAsync();
        await LookAsync("withdrawing a promise", page, promised);

        await CheckAsync(
            "a clause with a twin",
            page,
            await farah.Entry("3.1").EvaluateAsync<string>("link => link.href"),
            page.Locator(".ql-editor")
        );
        await farah.TypeAtEndAsync("3.1", " Every year.");
        var twin = page.GetByRole(AriaRole.Button, new() { Name = "The same in its twin 4.1?" });
        await twin.ClickAsync();
        await farah.ClickAsync("Leave 4.1 as it is");
        await LookAsync("the same in its twin", page);
        if (width < 700)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Comments") }).ClickAsync();
        }

        var asked = page.Locator("article.group", new() { HasText = "3.1, comment 2" });
        await asked.GetByRole(AriaRole.Button, new() { NameRegex = new("^More: (?!the response)") }).ClickAsync();
        await Expect(asked.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await LookAsync("the menu of a comment", page, asked);
        await asked.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Split into asks") }).ClickAsync();
        await Expect(asked.Locator("legend")).ToBeFocusedAsync();
        await LookAsync("splitting a comment into asks", page, asked);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(asked.GetByRole(AriaRole.Button, new() { NameRegex = new("^More: (?!the response)") })).ToBeFocusedAsync();

        await asked.GetByRole(AriaRole.Button, new() { NameRegex = new("^Answer") }).ClickAsync();
        await asked.GetByRole(AriaRole.Textbox).ClickAsync();
        await page.Keyboard.TypeAsync("See above. We will amend 2.4.");
        await Expect(asked.Locator(".promise-offer")).ToContainTextAsync("This reads like a promise: amend 2.4.");
        await Expect(asked.Locator(".pointer")).ToContainTextAsync("proposed");
        await LookAsync("what words seem to say is offered", page, asked);
        await asked.GetByRole(AriaRole.Button, new() { NameRegex = new("^Make it one") }).ClickAsync();
        await Expect(asked.Locator(".promise")).ToContainTextAsync("Promise open: amend 2.4");
        await CheckAsync("the clause with most comments again", page, entries[2], page.Locator(".ql-editor"));

        await farah.ClickAsync("Show changes");
        await farah.ClickAsync("History");
        await LookAsync("redline and history", page);
        await farah.ClickAsync("Agree this wording");
        await Expect(page.Locator(".locked")).ToBeVisibleAsync();
        await LookAsync("an agreed clause", page);
        found.Should().BeEmpty();
        var (whole, cut) = (await RulesAsync("_content/MudBlazor/MudBlazor.min.css"), await RulesAsync("assets/mudblazor.css"));
        shown
            .Where(name =>
                whole.Contains(name) && !cut.Contains(name) && !Plain.Any(plain => name.StartsWith(plain, StringComparison.Ordinal))
            )
            .Should()
            .BeEmpty("wwwroot-assets/mudblazor.mjs keeps the rules of every component that is shown");

        // The classes that a sheet has rules for.
        async Task<HashSet<string>> RulesAsync(string sheet) =>
            [
                .. Regex
                    .Matches(await (await page.APIRequest.GetAsync($"{server.Address}/{sheet}")).TextAsync(), @"\.(mud-[\w-]+)")
                    .Select(m => m.Groups[1].Value),
            ];

        async Task CheckAsync(string name, IPage on, string address, ILocator? until = null)
        {
            await on.GotoAsync(address);
            await on.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Expect(on.Locator("h1").First).ToBeVisibleAsync();
            await Expect(on.Locator("main[aria-busy=true]")).ToHaveCountAsync(0);
            if (until is not null)
            {
                await Expect(until.First).ToBeVisibleAsync();
            }

            await LookAsync(name, on);
        }

        // Within one part of a page where the rest of it was looked at before.
        async Task LookAsync(string name, IPage on, ILocator? within = null)
        {
            shown.UnionWith(
                await on.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('[class*=mud-]')].flatMap((at) => [...at.classList]).filter((name) => "
                        + "name.startsWith('mud-'))"
                )
            );
            foreach (var (scheme, rules) in new[] { (ColorScheme.Dark, OnlyColours), (ColorScheme.Light, AllRules) })
            {
                await on.EmulateMediaAsync(new() { ColorScheme = scheme });
                var result = await (within is null ? on.RunAxe(rules) : within.RunAxe(rules));
                found.AddRange(
                    result.Violations.Select(v =>
                        $"{name}, {scheme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
                    )
                );
            }

            if (await on.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                found.Add($"{name}: scrolls sideways at {width} px, where {await on.EvaluateAsync<string>(Widest)}");
            }

            if (
                await on.EvaluateAsync<bool>(
                    "innerWidth >= 760 && !!document.querySelector('.desk') && document.documentElement.scrollHeight > "
                        + "document.documentElement.clientHeight"
                )
            )
            {
                found.Add($"{name}: the page scrolls away from under its columns at {width} px");
            }
        }
    }
}
