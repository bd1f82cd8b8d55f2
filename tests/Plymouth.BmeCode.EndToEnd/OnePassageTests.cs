using FluentAssertions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Two in one passage at one moment: nobody's words are lost or torn apart, and everybody's caret stays where it was put.</summary>
public sealed class OnePassageTests(Chromium chromium)
{
    [Fact]
    public async Task Words_typed_by_two_at_the_very_same_spot_come_out_each_in_one_piece()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        foreach (var round in Enumerable.Range(1, 3))
        {
            // One is a letter ahead, and the other's caret is behind it: the worst that can happen.
            await farah.TypeAtEndAsync("2.2", $" Farah{round}");
            await Expect(grace.Editor("2.2")).ToContainTextAsync($"Farah{round}");
            await grace.TypeAtEndAsync("2.2", "");
            await Task.WhenAll(
                farah.Page.Keyboard.TypeAsync("-writes-her-words-without-a-break", new() { Delay = 15 }),
                grace.Page.Keyboard.TypeAsync($" Grace{round}-writes-hers-at-the-same-spot", new() { Delay = 15 }));
        }

        var words = await SameAsync(farah, grace, "2.2");
        foreach (var round in Enumerable.Range(1, 3))
        {
            words.Should().Contain($"Farah{round}-writes-her-words-without-a-break").And.Contain($"Grace{round}-writes-hers-at-the-same-spot");
        }
    }

    private async Task<(Person Farah, Person Grace)> BothInAsync(Server server, string number)
    {
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync(number);
        await grace.OpenAsync(number);
        await Expect(farah.Editor(number)).ToBeVisibleAsync();
        await Expect(grace.Editor(number)).ToBeVisibleAsync();
        return (farah, grace);
    }

    /// <summary>Waits until both have everything, and gives what both then read.</summary>
    private static async Task<string> SameAsync(Person farah, Person grace, string number)
    {
        await farah.SavedAsync();
        await grace.SavedAsync();
        var words = await farah.Editor(number).InnerTextAsync();
        await Expect(grace.Editor(number)).ToHaveTextAsync(words.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var one] ? one : words, new() { UseInnerText = true });
        return words;
    }
}
