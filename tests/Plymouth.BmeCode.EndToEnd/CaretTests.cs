using FluentAssertions;
using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// What is typed stands where the caret was put: by the mouse over a whole paragraph, by an arrow beside a cross-reference, by a click on
/// it.
/// </summary>
public sealed class CaretTests(Chromium chromium)
{
    [Fact]
    public async Task What_is_typed_over_a_paragraph_selected_by_a_triple_click_leaves_the_next_one_alone()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await WriteAsync(farah, "First paragraph.\nSecond paragraph.\n- An item");
        var (lines, words) = (farah.Editor("2.2").Locator("p, li"), new[] { "First paragraph.", "Second paragraph.", "An item" });
        for (var line = 0; line < words.Length; line++)
        {
            foreach (var key in new[] { "typed", "deleted" })
            {
                await lines.Nth(line).ClickAsync(new() { ClickCount = 3 });
                if (key == "deleted")
                {
                    await farah.Page.Keyboard.PressAsync("Delete");
                }

                words[line] = $"Line {line} {key}";
                await farah.Page.Keyboard.TypeAsync(words[line]);
                await Expect(lines).ToHaveTextAsync(words);
            }
        }
    }

    [Fact]
    public async Task What_is_typed_beside_a_cross_reference_stays_in_one_piece_however_the_caret_came_there()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await WriteAsync(farah, "Se ");
        await farah.Page.Locator("[data-tool=clause]").First.ClickAsync();
        await farah.Page.GetByRole(AriaRole.Combobox, new() { Name = "Refer to clause" }).FillAsync("2.7");
        await farah.Page.Keyboard.PressAsync("Enter");
        await farah.Page.Keyboard.TypeAsync(" and more\n");
        var first = farah.Editor("2.2").Locator("p").First;
        for (var letters = 0; letters < 12; letters++)
        {
            await farah.Page.Keyboard.PressAsync("ArrowUp");
            await farah.Page.Keyboard.TypeAsync($"x{letters}yz");
            (await first.InnerTextAsync()).Should().Contain($"x{letters}yz");
            for (var typed = 0; typed < $"x{letters}yz".Length; typed++)
            {
                await farah.Page.Keyboard.PressAsync("Backspace");
            }

            await farah.Page.Keyboard.PressAsync("Control+End");
            await farah.Page.Keyboard.TypeAsync("i");
        }

        foreach (var x in new[] { 1, 9, 17 })
        {
            await first
                .Locator(".xref > span")
                .ClickAsync(
                    new()
                    {
                        Position = new() { X = x, Y = 8 },
                    }
                );
            await farah.Page.Keyboard.TypeAsync($"at {x} px");
            (await first.InnerTextAsync()).Should().Contain($"at {x} px", "a click on the number puts the caret beside it");
        }

        await farah.SavedAsync();
    }

    private static async Task WriteAsync(Person person, string words)
    {
        await person.OpenAsync("2.2");
        await person.Editor("2.2").ClickAsync();
        await person.Page.Keyboard.PressAsync("Control+a");
        await person.Page.Keyboard.TypeAsync(words);
    }
}
