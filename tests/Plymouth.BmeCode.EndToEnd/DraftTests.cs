using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>What was put into a small form is there again until it is sent or discarded.</summary>
public sealed class DraftTests(Chromium chromium)
{
    [Fact]
    public async Task Half_filled_forms_are_open_again_after_the_server_was_killed_and_gone_once_they_are_sent_or_discarded()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        await farah.OpenAsync("1.3");
        await farah.ClickAsync("Keep as revision");
        await page.Locator("form.keep input.input").FillAsync("clearer for small gro");
        await page.Locator("form.keep input[type=checkbox]").First.CheckAsync();
        await farah.ClickAsync("Change the Code's title");
        await page.Locator("#code-title").FillAsync("A Code for all");
        var answered = page.Locator("article.group", new() { Has = page.Locator(".response") }).First;
        await Person.ChooseAsync(answered, "More: the response", "Make a promise");
        await page.Locator(".promise-form select").SelectOptionAsync("Define");
        await page.Locator(".promise-form textarea").FillAsync("voluntary sector");

        await page.EvaluateAsync("() => { window.beforeTheKill = true; }");
        await server.KillAsync();
        await page.Locator(".promise-form textarea").PressSequentiallyAsync(" group");
        await server.StartAgainAsync();
        await page.WaitForFunctionAsync("() => !window.beforeTheKill");

        await Expect(page.Locator("form.keep input.input")).ToHaveValueAsync("clearer for small gro", new() { Timeout = 45_000 });
        await Expect(page.Locator("form.keep input[type=checkbox]").First).ToBeCheckedAsync();
        await Expect(page.Locator("#code-title")).ToHaveValueAsync("A Code for all");
        await Expect(page.Locator(".promise-form select")).ToHaveValueAsync("Define");
        await Expect(page.Locator(".promise-form textarea")).ToHaveValueAsync("voluntary sector group");

        // What is sent holds what was given back; what is cancelled is discarded.
        await page.Locator("form.keep").GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await Expect(page.Locator("form.keep")).ToHaveCountAsync(0);
        await farah.ClickAsync("History");
        await Expect(page.Locator(".revision-reason")).ToHaveTextAsync("clearer for small gro");
        await Expect(page.Locator(".revision-response")).ToHaveCountAsync(1);
        await page.Locator(".title-form").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator(".title-form")).ToHaveCountAsync(0);

        // Elsewhere what is left is named, for nobody but its member, with the way back.
        await farah.OpenAsync("2.4");
        var begun = page.GetByRole(AriaRole.Region, new() { Name = "Forms you had begun" });
        await Expect(begun).ToContainTextAsync("voluntary sector group");
        await Expect(begun.GetByRole(AriaRole.Button, new() { NameRegex = new("^Go on") })).ToHaveCountAsync(1);
        await begun.GetByRole(AriaRole.Button, new() { NameRegex = new("^Go on") }).ClickAsync();
        await Expect(page.Locator(".promise-form textarea")).ToHaveValueAsync("voluntary sector group");
        await Expect(begun).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".promise-form textarea")).ToHaveValueAsync("voluntary sector group");
        await page.Locator(".promise-form").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("article.group").First).ToBeVisibleAsync();
        await Expect(page.Locator("form[data-draft]")).ToHaveCountAsync(0);
        await Expect(begun).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_next_person_at_a_shared_computer_finds_nothing_of_what_was_begun_there()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var page = farah.Page;
        var workspace = farah.WorkspaceAddress;
        await page.GotoAsync($"{workspace}/share");
        await page.GetByLabel("Name of the person").FillAsync("Aisha");
        await page.GetByLabel("Run the meeting too, as a facilitator").CheckAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Name of the person")).ToHaveValueAsync("Aisha");
        await Expect(page.GetByLabel("Run the meeting too, as a facilitator")).ToBeCheckedAsync();
        await page.GotoAsync(workspace);
        var begun = page.GetByRole(AriaRole.Region, new() { Name = "Forms you had begun" });
        await Expect(begun).ToContainTextAsync("Aisha");

        await farah.ClickAsync("Sign out");
        await page.GotoAsync(await Person.InviteAsync(server, "facilitator"));
        await page.GetByLabel("Your name").FillAsync("Gra");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Your name")).ToHaveValueAsync("Gra");
        await page.GetByLabel("Your name").FillAsync("Grace");
        await farah.ClickAsync("Come in");
        await page.GotoAsync($"{workspace}/share");
        await Expect(page.GetByLabel("Name of the person")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Edit, as a member")).ToBeCheckedAsync();
        await page.GetByLabel("Name of the person").FillAsync("Bo");
        await farah.ClickAsync("Make link");
        await Expect(page.Locator(".made")).ToContainTextAsync("Link for Bo");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Name of the person")).ToHaveValueAsync("");
        await Expect(begun).ToBeHiddenAsync();
    }
}
