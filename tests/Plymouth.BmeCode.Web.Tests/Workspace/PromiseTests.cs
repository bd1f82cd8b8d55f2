using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class PromiseTests
{
    private static readonly AboutClause First = new(SmallTable.First);

    [Fact]
    public async Task A_proposed_promise_stands_under_its_response_and_is_confirmed_with_one_click()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        Line(pane).Should().StartWith("○ Promise open: amend 1.1").And.EndWith("proposed");
        pane.Find(".promise-line a").GetAttribute("href").Should().EndWith($"/{SmallTable.First}");

        await Button(pane, "Confirm the promise: amend 1.1").ClickAsync(new());

        pane.WaitForAssertion(() => Line(pane).Should().NotContain("proposed"));
    }

    [Fact]
    public async Task A_proposed_disposition_says_so_until_a_member_confirms_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        pane.Find(".response-head .chip").TextContent.Should().Be("proposed");

        await Button(pane, "Confirm that the response to 1.1, comment 1 is: agreed").ClickAsync(new());

        pane.WaitForAssertion(() =>
            desk
                .Table.Consultation.Responses[SmallTable.FirstResponse]
                .Should()
                .Match<Response>(r => r.Disposition == Disposition.Agreed && !r.DispositionProposed)
        );
        pane.WaitForAssertion(() => pane.FindAll(".response-head")[0].QuerySelector(".chip").Should().BeNull());
    }

    [Fact]
    public async Task A_promise_is_made_by_hand_and_turns_kept_when_its_words_are_typed()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await Button(pane, "More: the response to 1.1, comment 1").ClickAsync(new());
        await Button(pane, "Make a promise in the response to 1.1, comment 1").ClickAsync(new());
        pane.Find($"#promise-clauses-{SmallTable.FirstResponse}").GetAttribute("value").Should().Be("1.1");
        await pane.Find($"#promise-clauses-{SmallTable.FirstResponse}").ChangeAsync(new() { Value = "1.2, 9.9" });
        await pane.Find($"#promise-words-{SmallTable.FirstResponse}").ChangeAsync(new() { Value = "on time\n" });
        await pane.Find(".promise-form").SubmitAsync();
        pane.Find("[role=alert]").TextContent.Should().Contain("No clause has the number 9.9");
        await pane.Find($"#promise-clauses-{SmallTable.FirstResponse}").ChangeAsync(new() { Value = "1.2" });
        await pane.Find(".promise-form").SubmitAsync();
        pane.WaitForAssertion(() => Line(pane).Should().StartWith("○ Promise open: amend 1.2 on time"));

        await bench.RewordAsync(SmallTable.Second.Passage, "Fund fairly, and on time.");

        pane.WaitForAssertion(() => Line(pane).Should().StartWith("✓ Promise kept"));
        pane.Find(".promise-by ins").TextContent.Should().Be("on time");
    }

    [Fact]
    public async Task A_promise_is_changed_and_withdrawn_with_a_reason()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await Button(pane, "Change the promise: amend 1.1").ClickAsync(new());
        await pane.Find("select[id^=promise-kind]").ChangeAsync(new() { Value = "Delete" });
        await pane.Find(".promise-form").SubmitAsync();
        pane.WaitForAssertion(() => Line(pane).Should().Be("○ Promise open: delete 1.1"));

        pane.FindAll(".promise-acts").Should().BeEmpty("it is settled: what else can be done with it is in the menu");
        await Button(pane, "More: the response to 1.1, comment 2").ClickAsync(new());
        await Button(pane, "Withdraw the promise: delete 1.1").ClickAsync(new());
        await pane.Find(".promise-withdraw input").ChangeAsync(new() { Value = "It stays" });
        await pane.Find(".promise-withdraw").SubmitAsync();

        pane.WaitForAssertion(() => Line(pane).Should().StartWith("– Promise withdrawn"));
        pane.Find(".promise-by").TextContent.Should().Be("Withdrawn: It stays");
    }

    [Fact]
    public async Task A_clause_shows_its_promise_beside_the_editor_and_a_member_says_that_its_wording_keeps_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var clause = bench.Show<ClausePane>(desk, p => p.Add(c => c.Id, SmallTable.First));
        Text(clause.Find(".clause-promises li p"))
            .Should()
            .Be("1.1 – promised in the response to 1.1, comment 2: amended – ○ open proposed promise");
        clause
            .FindAll(".clause-promises button")
            .Should()
            .ContainSingle("the draft itself keeps no promise")
            .Which.TextContent.Should()
            .StartWith("Edit the wording");
        await bench.RewordAsync(SmallTable.First.Passage, "Consult early and often.");
        clause.WaitForAssertion(() => clause.FindAll(".clause-promises button").Should().HaveCount(2));

        await clause.FindAll(".clause-promises button")[1].ClickAsync(new());

        clause.WaitForAssertion(() => clause.Find(".clause-promises .promise-state").TextContent.Should().Be("✓ kept"));
        Text(clause.Find(".clause-promises li p")).Should().EndWith("✓ kept", "what is kept is proposed no longer");
        clause.Find(".clause-promises ins").TextContent.Should().Be("and often");
        await bench.RewordAsync(SmallTable.First.Passage, "Consult early.");
        clause.WaitForAssertion(() => clause.Find(".clause-promises .promise-state").TextContent.Should().Be("○ open"));
    }

    [Theory]
    [InlineData("1.2", "clause-b")]
    [InlineData(" 1.1 , 1.3", "clause-a clause-c")]
    [InlineData("1.1 and 1.2", "clause-a clause-b")]
    [InlineData("", "")]
    [InlineData("1.1, 7", null)]
    public async Task Clauses_are_named_by_number(string typed, string? clauses)
    {
        await using var bench = await DeskBench.OpenAsync();
        var read = ClauseNumbers.Read(bench.Desk().Table.Consultation, typed, out _);
        (read is null ? null : string.Join(' ', read)).Should().Be(clauses);
    }

    private static IRenderedComponent<CommentsPane> Show(DeskBench bench, Desk desk) =>
        bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, First));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CommentsPane> pane, string words) =>
        pane.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? Text(b)) == words);

    private static string Line(IRenderedComponent<CommentsPane> pane) => Text(pane.Find(".promise-line"));

    private static string Text(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
