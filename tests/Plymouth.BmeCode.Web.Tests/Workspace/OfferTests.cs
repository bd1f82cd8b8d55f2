using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Plymouth.BmeCode.Web.Workspace;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>
/// What members write after the table came in: once the words rest, what they seem to point at and promise is offered under them.
/// </summary>
public sealed class OfferTests
{
    [Fact]
    public async Task Words_that_point_are_offered_as_a_proposed_pointer_once_they_rest_and_confirmed_with_one_click()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await TypeAsync(bench, pane, SmallTable.SecondResponse, "Wording amended, as above.");
        pane.Find(".pointer .chip").TextContent.Should().Be("proposed");
        desk.Table.Pointers.Should().BeEmpty();

        await Button(pane, "Confirm that it points at the response to 1.1, comment 1").ClickAsync(new());

        pane.WaitForAssertion(() =>
            desk
                .Table.Pointers.Single()
                .Pointer.Should()
                .Be(new Pointer(SmallTable.SecondResponse, new AtResponse(SmallTable.FirstResponse)))
        );
        pane.WaitForAssertion(() => pane.FindAll(".pointer .chip").Should().BeEmpty());
        pane.FindAll(".pointer").Should().ContainSingle();
    }

    [Fact]
    public async Task An_offer_looked_for_before_somebody_took_it_is_not_shown_beside_the_pointer()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pointer = new Pointer(SmallTable.SecondResponse, new AtResponse(SmallTable.FirstResponse));
        await desk.AskAsync(new SetPointer(pointer.From, null, pointer.To));

        var lines = bench.Show<PointerLines>(desk, p =>
            p.Add(l => l.Response, desk.Table.Consultation.Responses[pointer.From])
                .Add(l => l.Label, "response to 1.1, comment 2")
                .Add(l => l.Offers, [new PointerOffer(pointer.From, pointer.To, false)])
        );

        lines.FindAll(".pointer").Should().ContainSingle();
        lines.FindAll(".pointer .chip").Should().BeEmpty();
    }

    [Fact]
    public async Task A_pointer_that_is_offered_and_removed_stays_away()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await TypeAsync(bench, pane, SmallTable.SecondResponse, "Wording amended, as above.");

        await Button(pane, "Remove the pointer at the response to 1.1, comment 1").ClickAsync(new());

        pane.WaitForAssertion(() => pane.FindAll(".pointer").Should().BeEmpty());
        desk.Notice!.Words.Should().Be("Put aside. It is not offered again.");
        await TypeAsync(bench, pane, SmallTable.SecondResponse, "Wording amended, as above. Thanks.", offers: 0);
        pane.FindAll(".pointer").Should().BeEmpty();
    }

    [Fact]
    public async Task Words_that_promise_are_offered_as_a_promise_and_made_one_with_one_click()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await TypeAsync(bench, pane, SmallTable.FirstResponse, "Agreed – amend 1.2.");
        Text(pane.Find(".promise-offer p")).Should().Be("◌ This reads like a promise: amend 1.2. Make it one?");
        desk.Table.Consultation.Promises.Should().ContainSingle("the other response's");

        await Button(pane, "Make it one, a promise: amend 1.2, in the response to 1.1, comment 1").ClickAsync(new());

        pane.WaitForAssertion(() => pane.FindAll(".promise-offer").Should().BeEmpty());
        desk.Table.Consultation.PromisesOf(SmallTable.FirstResponse)
            .Single()
            .Should()
            .Match<Promise>(p => !p.Proposed && p.Clauses.Single() == SmallTable.Second);
    }

    [Fact]
    public async Task A_promise_that_is_offered_can_be_changed_first_or_be_none()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await TypeAsync(bench, pane, SmallTable.FirstResponse, "Agreed – amend 1.2.");

        await Button(pane, "Change first: amend 1.2, in the response to 1.1, comment 1").ClickAsync(new());
        pane.Find($"#promise-clauses-{SmallTable.FirstResponse}").GetAttribute("value").Should().Be("1.2");
        await pane.FindAll(".promise-form button").Single(b => Text(b) == "Cancel").ClickAsync(new());
        await Button(pane, "No, it is no promise: amend 1.2, in the response to 1.1, comment 1").ClickAsync(new());

        pane.WaitForAssertion(() => pane.FindAll(".promise-offer").Should().BeEmpty());
        desk.Table.Consultation.PromisesOf(SmallTable.FirstResponse).Should().BeEmpty();
    }

    private static IRenderedComponent<CommentsPane> Show(DeskBench bench, Desk desk) =>
        bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));

    /// <summary>Types, and lets the words rest.</summary>
    private static async Task TypeAsync(
        DeskBench bench,
        IRenderedComponent<CommentsPane> pane,
        ResponseId response,
        string words,
        int offers = 1
    )
    {
        await bench.RewordAsync(response.Passage, words);
        pane.WaitForAssertion(() => pane.FindAll(".response-text").Should().Contain(t => Text(t) == words));
        pane.FindAll(".promise-offer, .pointer").Should().BeEmpty("the words do not rest yet");
        bench.Meeting.Time.Advance(TimeSpan.FromSeconds(1));
        pane.WaitForAssertion(() => pane.FindAll(".promise-offer, .pointer").Should().HaveCount(offers));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CommentsPane> pane, string words) =>
        pane.FindAll("button").Single(b => Text(b) == words);

    private static string Text(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
