using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Somebody in front of a browser: what a person does, in the words of the screen.</summary>
public sealed class Person(Server server, IPage page)
{
    public IPage Page => page;

    /// <summary>The first facilitator, by the link the console printed, in the workspace of the real table.</summary>
    public static async Task<Person> FacilitatorAsync(
        Server server,
        Chromium chromium,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(chromium);
        return await ComeInAsync(server, chromium, await server.FacilitatorLinkAsync(), "Farah", width, scheme);
    }

    /// <summary>Another member, invited on the command line.</summary>
    public static async Task<Person> MemberAsync(Server server, Chromium chromium, string name)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(chromium);
        return await ComeInAsync(server, chromium, await InviteAsync(server, "member"), name);
    }

    /// <summary>A partner on the live page.</summary>
    public static async Task<Person> PartnerAsync(Server server, Chromium chromium, int width = 1280)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(chromium);
        var person = new Person(server, await chromium.PageAsync(width));
        await person.Page.GotoAsync(await InviteAsync(server, "partner"));
        await Expect(person.Page.Locator("main#live")).ToBeVisibleAsync();
        return person;
    }

    /// <summary>A link from the command line, as it reaches this server.</summary>
    public static async Task<string> InviteAsync(Server server, string role)
    {
        ArgumentNullException.ThrowIfNull(server);
        var (exitCode, output) = await server.RunAsync("invite", "--role", role);
        var link = Regex.Match(output, @"https?://[^/\s]+(/\S+)");
        return exitCode == 0 && link.Success
            ? server.Address + link.Groups[1].Value
            : throw new InvalidOperationException($"invite ended with {exitCode}: {output}");
    }

    public static async Task<Person> ComeInAsync(
        Server server,
        Chromium chromium,
        string link,
        string name,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(chromium);
        var page = await chromium.PageAsync(width, scheme: scheme);
        await page.GotoAsync(link);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Come in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Plymouth BME Code of Practice" }).First.ClickAsync();
        await Expect(page.Locator("a.entry").First).ToBeAttachedAsync();
        return new Person(server, page);
    }

    /// <summary>The address of the consultation's workspace, without the place in focus.</summary>
    public string WorkspaceAddress => server.Address + Regex.Match(new Uri(page.Url).AbsolutePath, "^/c/[^/]+").Value;

    /// <summary>Lets partners see everything, comments and responses too. For the facilitator; ends in the workspace.</summary>
    public async Task LetPartnersSeeEverythingAsync()
    {
        var workspace = WorkspaceAddress;
        await page.GotoAsync($"{workspace}/share");
        await page.GetByLabel("Everything", new() { Exact = true }).CheckAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("What partners see was changed.");
        await page.GotoAsync(workspace);
    }

    /// <summary>Brings a clause into focus and waits for its editor (or, when it is locked, its words).</summary>
    public async Task OpenAsync(string number)
    {
        await Entry(number).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new Regex($@"^(Clause )?{Regex.Escape(number)}\b") }))
            .ToBeVisibleAsync();
    }

    /// <summary>A clause's entry in the outline, by its present number.</summary>
    public ILocator Entry(string number) =>
        page.Locator("a.entry")
            .Filter(new() { Has = page.Locator(".number", new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(number)}(\s|$)") }) });

    /// <summary>The editor of a clause's wording.</summary>
    public ILocator Editor(string number) => page.GetByRole(AriaRole.Textbox, new() { Name = $"Wording of {number}" });

    /// <summary>Types at the end of a clause's wording, letter by letter.</summary>
    public async Task TypeAtEndAsync(string number, string words)
    {
        await Editor(number).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(words, new() { Delay = 20 });
    }

    /// <summary>Types at the start of a clause's wording, letter by letter.</summary>
    public async Task TypeAtStartAsync(string number, string words)
    {
        await Editor(number).ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync(words, new() { Delay = 20 });
    }

    /// <summary>Waits until the page says that everything typed is on disk.</summary>
    public Task SavedAsync() => Expect(page.Locator("[data-save-status]").First).ToHaveTextAsync("Saved");

    /// <summary>Cuts this browser off the server, as when the network goes; every connection it has breaks at once.</summary>
    public Task CutOffAsync() => page.EvaluateAsync("() => window.cutOff()");

    /// <summary>Gives the network back.</summary>
    public Task ComeBackAsync() => page.EvaluateAsync("() => window.comeBack()");

    public Task ClickAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Opens a card's menu ("More: 2.3, comment 4") and takes the act whose name begins so.</summary>
    public static async Task ChooseAsync(ILocator card, string menu, string act)
    {
        ArgumentNullException.ThrowIfNull(card);
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(menu)}") }).First.ClickAsync();
        await card.GetByRole(AriaRole.Menuitem, new() { NameRegex = new($"^{Regex.Escape(act)}") }).ClickAsync();
    }

    /// <summary>Presses Tab until the focus is on an element: the way of somebody without a mouse.</summary>
    public async Task TabToAsync(ILocator target)
    {
        ArgumentNullException.ThrowIfNull(target);
        await Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < 400; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"400 presses of Tab did not reach {target}.");
    }
}
