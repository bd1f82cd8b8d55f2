using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Two in one passage at one moment: nobody's words are lost or torn apart, and everybody's caret stays where it was put.
/// </summary>
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
                grace.Page.Keyboard.TypeAsync($" Grace{round}-writes-hers-at-the-same-spot", new() { Delay = 15 })
            );
        }

        var words = await SameAsync(farah, grace, "2.2");
        foreach (var round in Enumerable.Range(1, 3))
        {
            words
                .Should()
                .Contain($"Farah{round}-writes-her-words-without-a-break")
                .And.Contain($"Grace{round}-writes-hers-at-the-same-spot");
        }
    }

    [Fact]
    public async Task Words_typed_inside_text_that_another_replaces_are_told_with_the_others_name_and_come_back_with_one_click()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.6");
        await farah.TypeAtEndAsync("2.6", " ");
        await grace.TypeAtStartAsync("2.6", "");
        await grace.Page.Keyboard.PressAsync("ArrowRight");
        await grace.Page.Keyboard.TypeAsync("Grace-types-");
        await Expect(farah.Editor("2.6")).ToContainTextAsync("Grace-types-");
        await farah.Page.Keyboard.PressAsync("Control+a");
        await Task.WhenAll(
            farah.Page.Keyboard.TypeAsync("Said anew by Farah.", new() { Delay = 15 }),
            grace.Page.Keyboard.TypeAsync("inside-of-it", new() { Delay = 25 })
        );

        var note = grace.Page.Locator(".editor-lost");
        await Expect(note).ToContainTextAsync("Farah deleted words you were typing");
        await Expect(note).ToContainTextAsync("Grace-types-");
        var without = await SameAsync(farah, grace, "2.6");
        without.Should().Contain("Said anew by Farah.").And.NotContain("Grace-types-");
        await note.GetByRole(AriaRole.Button, new() { Name = "Put them back" }).ClickAsync();
        await Expect(note).ToBeHiddenAsync();
        await Expect(farah.Editor("2.6")).ToContainTextAsync("Grace-types-inside-of-it");
        (await SameAsync(farah, grace, "2.6")).Should().Contain("Said anew by Farah.");
    }

    [Fact]
    public async Task Home_End_and_a_selection_hold_their_words_while_another_types_before_and_behind_them()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        await farah.TypeAtEndAsync("2.2", "\nThe line of Farah.");
        await Expect(grace.Editor("2.2")).ToContainTextAsync("The line of Farah.");

        var typing = grace.TypeAtStartAsync("2.2", "Grace types for as long as Farah moves about in the line below, and a little longer. ");
        foreach (var round in Enumerable.Range(1, 3))
        {
            await farah.Page.Keyboard.PressAsync("Home");
            await farah.Page.Keyboard.TypeAsync($"<{round}");
            await farah.Page.Keyboard.PressAsync("End");
            await farah.Page.Keyboard.TypeAsync($"{round}>");
            await farah.Page.Keyboard.PressAsync("Shift+Home");
            (await farah.Page.EvaluateAsync<string>("() => getSelection().toString()"))
                .Should()
                .StartWith($"<{round}")
                .And.EndWith($"{round}>")
                .And.Contain("The line of Farah.");
            await farah.Page.Keyboard.PressAsync("End");
        }

        await typing;
        var words = await SameAsync(farah, grace, "2.2");
        words
            .Should()
            .Contain("<3<2<1The line of Farah.1>2>3>")
            .And.Contain("Grace types for as long as Farah moves about in the line below, and a little longer. ");
    }

    [Fact]
    public async Task What_is_selected_backwards_goes_on_backwards_when_anothers_words_have_come_in()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        await farah.TypeAtEndAsync("2.2", " 123456789");
        await Expect(grace.Editor("2.2")).ToContainTextAsync("123456789");
        await SelectBackwardsAsync(3);
        await grace.TypeAtStartAsync("2.2", "Grace was here. ");
        await Expect(farah.Editor("2.2")).ToContainTextAsync("Grace was here. ");

        await SelectBackwardsAsync(2);

        (await farah.Page.EvaluateAsync<string>("() => getSelection().toString()")).Should().Be("56789");

        async Task SelectBackwardsAsync(int letters)
        {
            for (var i = 0; i < letters; i++)
            {
                await farah.Page.Keyboard.PressAsync("Shift+ArrowLeft");
            }
        }
    }

    [Fact]
    public async Task Where_a_long_line_wraps_Home_and_End_stay_in_it_while_anothers_words_come_in()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        await farah.TypeAtStartAsync("2.2", "");
        await grace.TypeAtEndAsync("2.2", "");
        foreach (var round in Enumerable.Range(1, 4))
        {
            foreach (var key in new[] { "End", "Shift+Home", "Home" })
            {
                await farah.Page.Keyboard.PressAsync(key);
                await grace.Page.Keyboard.TypeAsync($" {key}{round}");
                await Expect(farah.Editor("2.2")).ToContainTextAsync($"{key}{round}");
            }
        }

        await farah.Page.Keyboard.TypeAsync("Still in the first line. ");

        (await SameAsync(farah, grace, "2.2")).Should().StartWith("Still in the first line. ");
    }

    [Fact]
    public async Task A_composition_of_an_input_method_is_neither_broken_nor_doubled_by_what_another_types()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        await grace.TypeAtEndAsync("2.2", " ");
        var keyboard = await grace.Page.Context.NewCDPSessionAsync(grace.Page);
        foreach (var round in Enumerable.Range(1, 3))
        {
            var typing = farah.TypeAtStartAsync("2.2", $"Farah{round} types meanwhile. ");
            foreach (var composed in new[] { "に", "にほ", "にほん" })
            {
                await keyboard.SendAsync(
                    "Input.imeSetComposition",
                    new()
                    {
                        ["text"] = composed,
                        ["selectionStart"] = composed.Length,
                        ["selectionEnd"] = composed.Length,
                    }
                );
                await Expect(grace.Editor("2.2")).ToContainTextAsync(composed);
            }

            await typing;
            await farah.SavedAsync();
            await keyboard.SendAsync("Input.insertText", new() { ["text"] = $"日本{round}" });
            await Expect(grace.Editor("2.2")).ToContainTextAsync($"Farah{round} types meanwhile. ");
        }

        var words = await SameAsync(farah, grace, "2.2");
        words.Should().Contain("日本1日本2日本3").And.NotContain("に");
        foreach (var round in Enumerable.Range(1, 3))
        {
            words.Should().Contain($"Farah{round} types meanwhile. ");
        }
    }

    [Fact]
    public async Task Undo_after_both_typed_into_one_sentence_takes_back_ones_own_and_redo_brings_it_again()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        var before = await farah.Editor("2.2").InnerTextAsync();
        await Task.WhenAll(
            farah.TypeAtEndAsync("2.2", " Farah-and-Grace-write-at-once"),
            grace.TypeAtEndAsync("2.2", " Grace-and-Farah-write-at-once")
        );
        await SameAsync(farah, grace, "2.2");

        await PressUntilAsync(farah, "Control+z", there: false, " F");
        await Expect(grace.Editor("2.2")).Not.ToContainTextAsync("Farah-and");
        (await SameAsync(farah, grace, "2.2")).Should().Contain("Grace-and-Farah-write-at-once");
        await PressUntilAsync(farah, "Control+y", there: true, "Farah-and-Grace-write-at-once");
        await Expect(grace.Editor("2.2")).ToContainTextAsync("Farah-and-Grace-write-at-once");
        await PressUntilAsync(grace, "Control+z", there: false, " G");
        await PressUntilAsync(farah, "Control+z", there: false, " F");
        (await SameAsync(farah, grace, "2.2")).Trim().Should().Be(before.Trim());
    }

    [Fact]
    public async Task Two_who_were_both_cut_off_for_a_while_end_with_the_words_of_both()
    {
        await using var server = await Server.StartAsync();
        var (farah, grace) = await BothInAsync(server, "2.2");
        await farah.CutOffAsync();
        await grace.CutOffAsync();
        await farah.TypeAtEndAsync("2.2", " Farah-was-alone.");
        await grace.TypeAtEndAsync("2.2", " Grace-was-alone.");
        await grace.Page.Keyboard.PressAsync("Control+Home");
        await grace.Page.Keyboard.TypeAsync("Grace-began. ");
        await farah.ComeBackAsync();
        await farah.TypeAtEndAsync("2.2", " Farah-is-back.");
        await grace.ComeBackAsync();

        foreach (var token in new[] { "Farah-was-alone.", "Grace-was-alone.", "Grace-began. ", "Farah-is-back." })
        {
            await Expect(farah.Editor("2.2")).ToContainTextAsync(token);
            (await SameAsync(farah, grace, "2.2")).Split(token).Should().HaveCount(2);
        }
    }

    /// <summary>Undo takes back what was typed within a moment, so that words are one press or several.</summary>
    private static async Task PressUntilAsync(Person person, string key, bool there, string words)
    {
        for (
            var presses = 0;
            presses < 10 && (await person.Editor("2.2").InnerTextAsync()).Contains(words, StringComparison.Ordinal) != there;
            presses++
        )
        {
            await person.Editor("2.2").PressAsync(key);
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
        await Expect(grace.Editor(number))
            .ToHaveTextAsync(
                words.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [var one] ? one : words,
                new() { UseInnerText = true }
            );
        return words;
    }
}
