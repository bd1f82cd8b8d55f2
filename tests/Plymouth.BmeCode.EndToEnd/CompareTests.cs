using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>Words the server did not take are shown in the wording of now, and can be put back there once that is possible again.</summary>
public sealed class CompareTests(Chromium chromium)
{
    [Fact]
    public async Task Words_refused_by_an_agreement_are_shown_where_they_would_stand_and_are_put_back_with_one_click_when_it_is_reopened()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.3");
        await grace.OpenAsync("2.3");
        await grace.TypeAtEndAsync("2.3", " Seen-by-all.");
        await grace.SavedAsync();

        // Grace's line is cut; what she replaces and adds meanwhile meets an agreement made without her.
        await grace.CutOffAsync();
        await grace.TypeAtEndAsync("2.3", " Too-late-to-be-in-it.");
        await grace.Page.Keyboard.PressAsync("Control+Home");
        await grace.Page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await grace.Page.Keyboard.TypeAsync("First-word-of-mine ");
        await farah.TypeAtEndAsync("2.3", " Added-by-Farah.");
        await farah.SavedAsync();
        await farah.ClickAsync("Agree this wording");
        await Expect(farah.Page.Locator(".locked")).ToBeVisibleAsync();
        await grace.ComeBackAsync();

        // Who writes on would have her words taken by the reopened clause like any other typing: she has stopped.
        await grace.Page.Locator("#focus-heading").ClickAsync();

        var box = grace.Page.GetByRole(AriaRole.Region, new() { Name = "Words kept for you" });
        await Expect(box).ToContainTextAsync("Farah agreed this clause while you were typing");
        await Expect(box.Locator("ins").First).ToContainTextAsync("First-word-of-mine");
        await Expect(box.Locator("del")).ToHaveCountAsync(1);
        await Expect(box.Locator("ins").Last).ToHaveTextAsync(" Too-late-to-be-in-it.");
        await Expect(box.Locator("blockquote")).ToContainTextAsync(" Added-by-Farah.");
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Put my words back" })).ToBeHiddenAsync();

        await farah.ClickAsync("Reopen");
        await farah.Page.GetByLabel("Why is it opened again?").FillAsync("Grace has something to add.");
        await farah.ClickAsync("Reopen 2.3");
        await Expect(grace.Editor("2.3")).ToBeVisibleAsync();
        await box.GetByRole(AriaRole.Button, new() { Name = "Put my words back" }).ClickAsync();

        await Expect(box).ToHaveCountAsync(0);
        await grace.SavedAsync();
        // Both wrote at the end: whose words come first is drawn between the two pages, that each stands whole is not.
        foreach (var words in new[] { "First-word-of-mine ", " Seen-by-all.", " Too-late-to-be-in-it.", " Added-by-Farah." })
        {
            await Expect(farah.Editor("2.3")).ToContainTextAsync(words);
        }

        await grace.Page.ReloadAsync();
        await Expect(grace.Editor("2.3")).ToContainTextAsync("Too-late-to-be-in-it.");
        await Expect(box).ToHaveCountAsync(0);
    }
}
