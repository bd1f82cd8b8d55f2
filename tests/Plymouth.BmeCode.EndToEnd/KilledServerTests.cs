using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>kill -9 while people type.</summary>
public sealed class KilledServerTests(Chromium chromium)
{
    [Fact]
    public async Task When_the_server_is_killed_and_started_again_the_pages_come_back_by_themselves_with_every_word_once()
    {
        await using var server = await KillableServer.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.4");
        await grace.OpenAsync("2.4");
        await farah.TypeAtEndAsync("2.4", " saved-before");
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("saved-before");

        await Task.WhenAll(new[] { farah, grace }.Select(p => p.Page.EvaluateAsync("() => { window.beforeTheKill = true; }")));
        var typing = Task.WhenAll(
            farah.TypeAtEndAsync("2.4", " words-of-farah-in-the-gap"),
            grace.TypeAtStartAsync("2.4", "words-of-grace-in-the-gap ")
        );
        await server.KillAsync();
        await typing;
        await Expect(farah.Page.Locator("[data-save-status]").First).Not.ToHaveTextAsync("Saved");
        await server.StartAgainAsync();

        foreach (var person in new[] { farah, grace })
        {
            await Expect(person.Editor("2.4")).ToContainTextAsync("words-of-farah-in-the-gap", new() { Timeout = 45_000 });
            await Expect(person.Editor("2.4")).ToContainTextAsync("words-of-grace-in-the-gap", new() { Timeout = 45_000 });
            await person.SavedAsync();
            var words = await person.Editor("2.4").InnerTextAsync();
            foreach (var token in new[] { "saved-before", "words-of-farah-in-the-gap", "words-of-grace-in-the-gap" })
            {
                words.Split(token).Should().HaveCount(2, $"'{token}' stands exactly once in: {words}");
            }
        }

        // The panels live again too: a decision by one is seen by the other, without anybody's click on a banner.
        foreach (var person in new[] { farah, grace })
        {
            await person.Page.WaitForFunctionAsync("() => !window.beforeTheKill");
            await Expect(person.Editor("2.4")).ToBeVisibleAsync();
        }

        await farah.ClickAsync("Discuss this now");
        await Expect(grace.Page.Locator(".clause-head")).ToContainTextAsync("Being discussed now");
        await server.KillAsync();
        (await server.RunAsync("verify")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_page_that_was_still_opening_when_the_server_was_killed_opens_by_itself_once_it_is_back()
    {
        await using var server = await KillableServer.StartAsync();
        var grace = await Person.MemberAsync(server, chromium, "Grace");

        // The circuit is there, but nothing of the page comes through.
        var arrives = false;
        await grace.Page.RouteWebSocketAsync(new Regex("/_blazor"), page =>
        {
            var line = page.ConnectToServer();
            if (!arrives)
            {
                line.OnMessage(frame =>
                {
                    if ((frame.Binary?.Length ?? frame.Text!.Length) < 1000)
                    {
                        page.Send(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text!));
                    }
                });
            }
        });
        await grace.Page.ReloadAsync();
        await Expect(grace.Page.Locator("main")).ToContainTextAsync("Opening the table");
        await grace.Page.WaitForFunctionAsync("() => document.getElementById('components-reconnect-modal') !== null");
        arrives = true;

        await server.KillAsync();
        await server.StartAgainAsync();

        // Where the circuit had not even begun, the page waits half a minute before it loads itself again.
        await Expect(grace.Page.Locator("a.entry").First).ToBeAttachedAsync(new() { Timeout = 60_000 });
    }
}
