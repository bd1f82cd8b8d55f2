using Microsoft.Playwright;
using Plymouth.BmeCode.EndToEnd.Servers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Plymouth.BmeCode.EndToEnd;

/// <summary>
/// Writing together: undo is one's own, cross-references follow the numbers, comments are dragged together, a list does not swallow words.
/// </summary>
public sealed class WritingTests(Chromium chromium)
{
    [Fact]
    public async Task Undo_takes_back_my_own_words_and_a_list_made_by_another_keeps_what_I_type_into_it()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        await farah.OpenAsync("2.6");
        await grace.OpenAsync("2.6");
        await grace.TypeAtEndAsync("2.6", " Grace's words.");
        await Expect(farah.Editor("2.6")).ToContainTextAsync("Grace's words.");
        await farah.TypeAtEndAsync("2.6", " Farah's words.");
        await grace.TypeAtEndAsync("2.6", " More of Grace.");
        await Expect(farah.Editor("2.6")).ToContainTextAsync("More of Grace.");

        await farah.Editor("2.6").PressAsync("Control+z");
        await Expect(grace.Editor("2.6")).Not.ToContainTextAsync("Farah's words.");
        await Expect(grace.Editor("2.6")).ToContainTextAsync("Grace's words.");
        await Expect(grace.Editor("2.6")).ToContainTextAsync("More of Grace.");

        // One makes the paragraph a list while the other types in it.
        var typing = grace.TypeAtEndAsync("2.6", " typed while it became a list");
        await farah.ClickAsync("Bulleted list");
        await typing;
        await Expect(farah.Editor("2.6").Locator("li")).ToContainTextAsync("typed while it became a list");
        await Expect(grace.Editor("2.6").Locator("li")).ToContainTextAsync("typed while it became a list");
    }

    [Fact]
    public async Task A_cross_reference_shows_the_present_number_for_everybody_after_the_clause_has_moved()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        var grace = await Person.MemberAsync(server, chromium, "Grace");
        var partner = await Person.PartnerAsync(server, chromium);
        await farah.OpenAsync("2.1");
        await farah.TypeAtEndAsync("2.1", " See ");
        await farah.Page.Locator("[data-tool=clause]").First.ClickAsync();
        await farah.Page.GetByRole(AriaRole.Combobox, new() { Name = "Refer to clause" }).FillAsync("2.7");
        await farah.Page.Keyboard.PressAsync("Enter");
        await Expect(farah.Editor("2.1").Locator(".xref")).ToHaveTextAsync("2.7");
        await farah.SavedAsync();

        await grace.OpenAsync("2.7");
        await grace.ClickAsync("Change the shape of the Code here");
        await grace.Page.GetByText("Move up", new() { Exact = true }).ClickAsync();

        await Expect(farah.Editor("2.1").Locator(".xref")).ToHaveTextAsync("2.6");
        await Expect(partner.Page.Locator("article.clause", new() { HasText = "Support each other to meet" }).Locator(".xref").First)
            .ToHaveTextAsync("2.6");
    }

    [Fact]
    public async Task A_comment_dragged_onto_another_shares_its_response()
    {
        await using var server = await Server.StartAsync();
        var farah = await Person.FacilitatorAsync(server, chromium);
        await farah.OpenAsync("3.1");
        await Expect(farah.Page.Locator("section.comments[data-drags]")).ToBeVisibleAsync();
        var from = farah.Page.Locator(".comment", new() { HasText = "3.1, comment 2" });
        var onto = farah.Page.Locator(".comment", new() { HasText = "3.1, comment 1" });
        var handle = (await from.Locator("[data-drag-handle]").BoundingBoxAsync())!;
        var target = (await onto.BoundingBoxAsync())!;
        await farah.Page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await farah.Page.Mouse.DownAsync();
        await farah.Page.Mouse.MoveAsync(target.X + 40, target.Y + 20, new() { Steps = 12 });
        await farah.Page.Mouse.UpAsync();

        var group = farah.Page.Locator("article.group[aria-label='2 comments with one response']");
        await Expect(group).ToContainTextAsync("3.1, comment 1");
        await Expect(group).ToContainTextAsync("3.1, comment 2");
    }
}
