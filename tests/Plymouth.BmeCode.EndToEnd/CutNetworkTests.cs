using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>The network between a page and a server that runs on: gone, silent, back, or breaking at what is sent.</summary>
public sealed class CutNetworkTests(Chromium chromium)
{
    [Fact]
    public async Task A_line_that_falls_silent_is_said_to_be_offline_decisions_say_so_and_everything_arrives_once_when_it_is_back()
    {
        await using var server = await Server.StartAsync();
        await using var wire = new Wire(server);
        var farah = await OverAsync(wire, server);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.4");
        await grace.OpenAsync("2.4");
        await farah.TypeAtEndAsync("2.4", " before");
        await farah.SavedAsync();
        await farah.Page.EvaluateAsync("() => { window.samePage = true; }");

        wire.Stall();
        await farah.TypeAtEndAsync("2.4", " typed-in-the-silence");
        await Expect(Status(farah)).ToHaveTextAsync(new Regex(@"^Offline: \d+ changes? kept$"), new() { Timeout = 10_000 });
        await farah.ClickAsync("Discuss this now");
        await Expect(farah.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "“Discuss this now” cannot be done now" }))
            .ToBeVisibleAsync();

        wire.Resume();
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("before typed-in-the-silence");
        (await grace.Editor("2.4").InnerTextAsync()).Split("typed-in-the-silence").Should().HaveCount(2);

        // The press that was answered with words was not carried out behind them; made again, it is.
        await grace.TypeAtStartAsync("2.4", "seen ");
        await Expect(farah.Editor("2.4")).ToContainTextAsync("seen");
        await Expect(grace.Page.GetByText("Being discussed now")).ToHaveCountAsync(0);
        await farah.ClickAsync("Discuss this now");
        await Expect(grace.Page.Locator(".clause-head")).ToContainTextAsync("Being discussed now");
    }

    [Fact]
    public async Task A_press_before_anybody_can_know_is_said_to_wait_and_the_browsers_own_word_is_taken_at_once()
    {
        await using var server = await Server.StartAsync();
        await using var wire = new Wire(server);
        var farah = await OverAsync(wire, server);
        await farah.OpenAsync("2.4");
        await farah.SavedAsync();

        wire.Stall();
        await farah.ClickAsync("Discuss this now");
        await Expect(farah.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "“Discuss this now” may still be done" }))
            .ToBeVisibleAsync();
        await Expect(Status(farah)).ToHaveTextAsync("Offline");
        wire.Resume();
        await farah.SavedAsync();

        await farah.Page.Context.SetOfflineAsync(true);
        await Expect(Status(farah)).ToHaveTextAsync("Offline", new() { Timeout = 1_500 });
        await farah.Page.Context.SetOfflineAsync(false);
        await farah.SavedAsync();

        wire.Cut();
        await Expect(Status(farah)).ToHaveTextAsync("Offline");
        await farah.TypeAtEndAsync("2.4", " typed-while-cut");
        await Expect(Status(farah)).ToHaveTextAsync(new Regex(@"^Offline: \d+ changes kept$"));
        wire.Resume();
        await farah.SavedAsync();
        await Expect(farah.Editor("2.4")).ToContainTextAsync("typed-while-cut");
    }

    [Fact]
    public async Task A_large_paste_is_saved_in_parts_a_larger_one_is_given_back_and_one_that_breaks_the_line_is_not_sent_for_ever()
    {
        await using var server = await Server.StartAsync();
        await using var wire = new Wire(server);
        var farah = await OverAsync(wire, server);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.4");
        await grace.OpenAsync("2.4");

        await PasteAsync(farah, "2.4", string.Concat(Enumerable.Range(0, 5_300).Select(n => $"part {n} of the paste. ")));
        await Expect(Status(farah)).Not.ToHaveTextAsync("Saved");
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("part 0 of the paste. part 1 of the paste.");
        await Expect(grace.Editor("2.4")).ToContainTextAsync("part 5299 of the paste.");
        await farah.Page.Keyboard.PressAsync("Control+z");
        await Expect(grace.Editor("2.4")).Not.ToContainTextAsync("of the paste.");
        await farah.SavedAsync();

        await PasteAsync(farah, "2.4", string.Concat(Enumerable.Repeat("far too much ", 80_000)));
        var kept = farah.Page.GetByRole(AriaRole.Region, new() { Name = "Words kept for you" });
        await Expect(kept).ToContainTextAsync("at most 200,000 can be kept");
        await Expect(kept.GetByRole(AriaRole.Button, new() { Name = "Copy my words" })).ToBeVisibleAsync();
        await farah.TypeAtEndAsync("2.4", " goes-on");
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("goes-on");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        wire.BreaksAbove = 8_000;
        // Words that the browser cannot press into a few bytes.
        await PasteAsync(
            farah,
            "2.4",
            "breaks-the-line "
                + string.Join(' ', Enumerable.Range(0, 400).Select(n => Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(n)))))
        );
        await Expect(kept).ToContainTextAsync("it is not sent again");
        await Expect(kept).ToContainTextAsync("breaks-the-line");
        wire.Broken.Should().Be(2);
        await farah.TypeAtEndAsync("2.4", " and-on");
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("goes-on and-on");

        wire.BreaksAbove = null;
        await kept.GetByRole(AriaRole.Button, new() { Name = "Put my words back" }).ClickAsync();
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("breaks-the-line");
    }

    [Fact]
    public async Task An_emoji_before_an_emoji_and_one_that_comes_in_two_halves_are_saved_whole()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.4");
        await grace.OpenAsync("2.4");
        await farah.TypeAtEndAsync("2.4", "x");
        await farah.Page.Keyboard.InsertTextAsync("🌀");
        await farah.SavedAsync();
        await farah.Page.Keyboard.PressAsync("ArrowLeft");
        await farah.Page.Keyboard.InsertTextAsync("🏆");
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("x🏆🌀");

        // As Firefox types a character outside the basic plane: two inputs, one for each half.
        await farah.Page.Keyboard.PressAsync("Control+End");
        await farah.Page.EvaluateAsync(
            """
            async () => {
              for (const half of ["\uD83D", "\uDE00"]) {
                document.execCommand("insertText", false, half);
                await Promise.resolve();
              }
            }
            """
        );
        await farah.SavedAsync();
        await Expect(grace.Editor("2.4")).ToContainTextAsync("x🏆🌀😀");
        await Expect(farah.Page.GetByRole(AriaRole.Region, new() { Name = "Words kept for you" })).ToHaveCountAsync(0);
        await farah.Page.Keyboard.PressAsync("Control+z");
        await farah.SavedAsync();
        (await farah.Editor("2.4").InnerTextAsync()).Should().Be(await grace.Editor("2.4").InnerTextAsync());
    }

    private async Task<Person> OverAsync(Wire wire, Server server)
    {
        var link = await server.FacilitatorLinkAsync();
        return await Person.ComeInAsync(server, chromium, wire.Address + new Uri(link).PathAndQuery, "Farah");
    }

    private static ILocator Status(Person person) => person.Page.Locator("[data-save-status]").First;

    private static async Task PasteAsync(Person person, string number, string words)
    {
        await person.Editor(number).ClickAsync();
        await person.Page.Keyboard.PressAsync("Control+End");
        await person
            .Editor(number)
            .EvaluateAsync(
                """
                (editor, words) => {
                  const board = new DataTransfer();
                  board.setData("text/plain", words);
                  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: board, bubbles: true, cancelable: true }));
                }
                """,
                words
            );
    }
}
