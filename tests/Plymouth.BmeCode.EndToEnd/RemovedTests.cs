using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Somebody whose access ends while words of theirs are not sent.</summary>
public sealed class RemovedTests(Chromium chromium)
{
    [Fact]
    public async Task Words_that_can_no_longer_be_sent_are_shown_to_their_author_on_the_page_that_says_so_to_copy_or_discard()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await grace.OpenAsync("2.3");
        await Expect(grace.Editor("2.3")).ToBeVisibleAsync();
        await grace.CutOffAsync();
        await grace.TypeAtEndAsync("2.3", " never-sent");
        await Expect(grace.Page.Locator("[data-save-status]").First).ToHaveTextAsync(new Regex("^Offline: [0-9]+ changes? kept$"));

        await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/share");
        await farah.ClickAsync("Remove Grace");
        await farah.ClickAsync("Yes, remove Grace");
        await Expect(farah.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Grace" })).ToHaveCountAsync(0);
        await grace.ComeBackAsync();
        await grace.Page.GotoAsync(server.Address + new Uri(grace.Page.Url).AbsolutePath);

        await Expect(grace.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("You are no longer in this working group");
        var words = grace.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("2.3") });
        await Expect(words.Locator("blockquote")).ToHaveTextAsync("never-sent");
        await words.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await words.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(words).ToHaveCountAsync(0);
        await grace.Page.ReloadAsync();
        await Expect(grace.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("You are no longer in this working group");
        await Expect(grace.Page.Locator("blockquote")).ToHaveCountAsync(0);

        // Whoever comes in on this browser next sees nothing of it.
        var next = await Person.InviteAsync(server, "member");
        await grace.Page.GotoAsync(next);
        await grace.Page.GetByLabel("Your name").FillAsync("Hana");
        await grace.Page.GetByRole(AriaRole.Button, new() { Name = "Come in" }).ClickAsync();
        await Expect(grace.Page.GetByRole(AriaRole.Link, new() { Name = "Plymouth BME Code of Practice" }).First).ToBeVisibleAsync();
        await grace.ClickAsync("Sign out");
        await Expect(grace.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You are signed out");
    }

    [Fact]
    public async Task Words_that_a_consultation_takes_no_more_are_shown_to_their_author_whether_they_may_still_read_it_or_not()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var workspace = grace.WorkspaceAddress;
        await grace.OpenAsync("2.3");
        await Expect(grace.Editor("2.3")).ToBeVisibleAsync();
        await grace.CutOffAsync();
        await grace.TypeAtEndAsync("2.3", " never-sent");
        await Expect(grace.Page.Locator("[data-save-status]").First).ToHaveTextAsync(new Regex("^Offline: [0-9]+ changes? kept$"));
        await farah.Page.GotoAsync($"{workspace}/share");

        await farah.Page.GetByLabel("Role of Grace").SelectOptionAsync("Reader");
        await Expect(farah.Page.Locator(".notice")).ToContainTextAsync("Grace is reader here now.");
        await grace.ComeBackAsync();
        await Expect(grace.Page.Locator(".save-status").First).ToHaveTextAsync("You read along");
        await Expect(grace.Page.Locator("body")).ToContainTextAsync("never-sent");
        await Expect(grace.Page.Locator(".wording-holder")).Not.ToContainTextAsync("never-sent");

        await farah.ClickAsync("Take out Grace");
        await farah.ClickAsync("Yes, take Grace out");
        await Expect(grace.Page).ToHaveURLAsync(new Regex("taken-out$"));
        await Expect(grace.Page.Locator("blockquote")).ToHaveTextAsync("never-sent");
    }

    [Theory]
    [InlineData("removed by the facilitator")]
    [InlineData("signed out elsewhere")]
    public async Task A_browser_that_will_not_go_hears_nothing_more(string how)
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        // Lines of the page before are over by then, and not counted.
        var workspace = grace.WorkspaceAddress;
        await grace.Page.GotoAsync("about:blank");
        var heard = new ConcurrentBag<DateTimeOffset>();
        var open = new ConcurrentDictionary<IWebSocket, string>();
        grace.Page.WebSocket += (_, socket) =>
        {
            open[socket] = socket.Url;
            socket.FrameReceived += (_, _) => heard.Add(TimeProvider.System.GetUtcNow());
            socket.Close += (_, _) => open.TryRemove(socket, out var _);
        };
        await grace.Page.GotoAsync(workspace);
        await grace.OpenAsync("2.3");
        await Expect(grace.Editor("2.3")).ToBeEditableAsync();

        // Told to go to another page, this browser stays where it is.
        await grace.Page.EvaluateAsync("() => { Blazor._internal.navigationManager.navigateTo = () => undefined; }");
        await farah.OpenAsync("2.3");
        if (how == "removed by the facilitator")
        {
            await farah.Page.GotoAsync($"{farah.WorkspaceAddress}/share");
            await farah.ClickAsync("Remove Grace");
            await farah.ClickAsync("Yes, remove Grace");
            await Expect(farah.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Grace" })).ToHaveCountAsync(0);
            await farah.Page.GotoAsync(farah.WorkspaceAddress);
            await farah.OpenAsync("2.3");
        }
        else
        {
            var answer = await grace.Page.Context.APIRequest.PostAsync($"{server.Address}/sign-out");
            answer.Status.Should().Be(200);
        }

        var end = TimeProvider.System.GetUtcNow().AddSeconds(2);
        for (var turn = 0; TimeProvider.System.GetUtcNow() < end.AddSeconds(2); turn++)
        {
            await farah.TypeAtEndAsync("2.3", $" more {turn}");
        }

        await farah.SavedAsync();
        open.Values.Should().BeEmpty("each line was ended by the server");
        heard.Where(at => at > end).Should().BeEmpty();
        new Uri(grace.Page.Url).AbsolutePath.Should().StartWith("/c/");
    }
}
