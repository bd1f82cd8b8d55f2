using System.Diagnostics;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The meeting, whole: members on pages of their own, a partner watching, the documents taken away.</summary>
public sealed class MeetingTests(Chromium chromium)
{
    [Fact]
    public async Task Two_type_in_one_clause_at_once_a_partner_sees_it_and_the_agreed_words_are_in_the_Word_document()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var partner = await Person.PartnerAsync(server, chromium, 360);
        await farah.OpenAsync("2.2");
        await grace.OpenAsync("2.2");

        await Expect(farah.Editor("2.2")).ToContainTextAsync("Provide and attend race relations");
        await Expect(grace.Editor("2.2")).ToContainTextAsync("Provide and attend race relations");
        await Task.WhenAll(
            farah.TypeAtEndAsync("2.2", " Twice a year, at least."),
            grace.TypeAtStartAsync("2.2", "Open to every partner. ")
        );
        await farah.SavedAsync();
        await grace.SavedAsync();

        await Expect(farah.Editor("2.2")).ToContainTextAsync("Open to every partner.");
        await Expect(farah.Page.Locator(".editor-caret")).ToContainTextAsync("Grace");
        await Expect(grace.Page.Locator(".editor-caret")).ToContainTextAsync("Farah");
        await Expect(grace.Editor("2.2")).ToContainTextAsync("Twice a year, at least.");
        var words = await farah.Editor("2.2").InnerTextAsync();
        (await grace.Editor("2.2").InnerTextAsync()).Should().Be(words);
        await Expect(partner.Page.Locator("#code")).ToContainTextAsync("Twice a year, at least.");
        await Expect(partner.Page.Locator("#code")).ToContainTextAsync("Open to every partner.");

        await farah.ClickAsync("Agree this wording");
        await Expect(grace.Page.Locator(".locked")).ToContainTextAsync("Agreed by Farah");
        await Expect(grace.Page.Locator("[contenteditable=true]")).ToHaveCountAsync(0);
        await Expect(partner.Page.Locator("article.clause", new() { HasText = "Twice a year, at least." })).ToContainTextAsync("Agreed");

        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/documents");
        var download = await farah.Page.RunAndWaitForDownloadAsync(() =>
            farah.Page.GetByRole(AriaRole.Link, new() { Name = "The revised Code Word" }).ClickAsync()
        );
        var text = await PandocAsync(await download.PathAsync());
        text.Should().Contain(words.Trim());
    }

    [Fact]
    public async Task One_groups_and_answers_while_another_moves_the_clause_and_a_partner_sees_both()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var partner = await Person.PartnerAsync(server, chromium);
        await farah.LetPartnersSeeEverythingAsync();

        await grace.OpenAsync("1.3");
        var unanswered = grace.Page.Locator("article.group", new() { Has = grace.Page.Locator(".no-response") });
        await unanswered.Nth(0).GetByRole(AriaRole.Checkbox).CheckAsync();
        await unanswered.Nth(1).GetByRole(AriaRole.Checkbox).CheckAsync();
        await farah.OpenAsync("1.3");

        async Task MoveAsync()
        {
            await farah.ClickAsync("Change the shape of the Code here");
            await farah.Page.GetByText("Move up", new() { Exact = true }).ClickAsync();
        }

        async Task AnswerAsync()
        {
            await grace.ClickAsync("Group");
            var group = grace.Page.Locator("article.group[aria-label='2 comments with one response']");
            await group.First.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Write|Edit)") }).ClickAsync();
            var editor = group.First.GetByRole(AriaRole.Textbox);
            await Expect(editor).ToBeFocusedAsync();
            await grace.Page.Keyboard.TypeAsync("The group keeps the threshold.", new() { Delay = 10 });
            await grace.SavedAsync();
        }

        await Task.WhenAll(MoveAsync(), AnswerAsync());

        await Expect(farah.Page.Locator(".comments-column")).ToContainTextAsync("The group keeps the threshold.");
        await Expect(grace.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("1.2");
        await Expect(partner.Page.Locator("#code")).ToContainTextAsync("The group keeps the threshold.");
        await Expect(partner.Page.Locator("article.clause", new() { HasText = "75 per cent" }).Locator(".clause-number"))
            .ToHaveTextAsync("1.2");
    }

    [Fact]
    public async Task Over_the_network_address_and_plain_http_a_member_types_and_a_partner_sees_it()
    {
        var address = NetworkAddress.First();
        await using var server = await KillableServer.StartAsync(address);
        var farah = await Person.FacilitatorAsync(server, chromium);
        var partner = await Person.PartnerAsync(server, chromium);
        await farah.OpenAsync("2.1");
        await farah.TypeAtEndAsync("2.1", " Gladly.");
        await farah.SavedAsync();
        await Expect(partner.Page.Locator("#code")).ToContainTextAsync("Gladly.");
        server.Said.Should().Contain($"http://{address}:", "the links others get carry an address they can reach");
    }

    private static async Task<string> PandocAsync(string document)
    {
        var start = new ProcessStartInfo("pandoc", ["-f", "docx", "-t", "plain", "--wrap=none", document])
        {
            RedirectStandardOutput = true,
        };
        using var pandoc = Process.Start(start)!;
        var text = await pandoc.StandardOutput.ReadToEndAsync();
        await pandoc.WaitForExitAsync();
        return text;
    }
}
