using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Components.Comments;
using Plymouth.BmeCode.Web.Components.Desks;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>Findings where the group sees them: on their page, beside the clause, under the comment, in the outline.</summary>
public sealed class FindingTests
{
    [Fact]
    public async Task The_page_lists_what_is_to_be_settled_in_its_order_and_by_kind()
    {
        await using var bench = await DeskBench.OpenAsync();
        var list = bench.Show<FindingsList>(bench.Desk(bench.Member));
        list.Find(".lead").TextContent.Should().Be("3 findings to settle, in this order. All of them block publishing.");
        Headings(list).Should().Equal("▲ 2 unanswered comments blocks publishing", "▲ 1 open promise blocks publishing");

        await list.FindAll(".findings-filter button").Single(b => b.TextContent == "Open promises 1").ClickAsync(new());

        Headings(list).Should().Equal("▲ 1 open promise blocks publishing");
    }

    [Fact]
    public async Task What_is_settled_with_a_reason_stands_below_with_who_and_why_and_can_be_taken_up_again()
    {
        await using var bench = await DeskBench.OpenAsync();
        var list = bench.Show<FindingsList>(bench.Desk(bench.Member));
        await Button(list, "Settle with a reason: line 3").ClickAsync(new());
        await list.Find(".finding-reason input").ChangeAsync(new() { Value = "Answered in person." });
        await list.Find(".finding-reason").SubmitAsync();

        list.WaitForAssertion(() => list.Find("details summary").TextContent.Should().Be("1 settled with a reason"));
        list.Find(".settled-reason").TextContent.Should().StartWith("Mara Lind, ").And.EndWith("Answered in person.");
        Headings(list)[0].Should().StartWith("▲ 1 unanswered comment");

        await Button(list, "Take up again: The comment on line 3 has no response yet.").ClickAsync(new());

        list.WaitForAssertion(() => list.FindAll("details").Should().BeEmpty());
    }

    [Fact]
    public async Task Where_nothing_is_found_the_page_says_so_and_what_to_do_next()
    {
        await using var bench = await DeskBench.OpenAsync();
        foreach (var finding in bench.Meeting.Consultation.Findings.Now.Open)
        {
            await bench.Meeting.AskAsync(finding.Finding.Dismissal("Agreed in the meeting."), bench.Meeting.Facilitator);
        }

        var list = bench.Show<FindingsList>(bench.Desk());
        list.Find(".lead").TextContent.Should().Be("Nothing stands in the way.");
        list.Find(".empty a").GetAttribute("href").Should().EndWith("/publish");
    }

    [Fact]
    public async Task Beside_a_clause_stands_what_is_found_about_it_and_a_button_settles_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var beside = bench.Show<PlaceFindings>(desk, p => p.Add(f => f.Topic, new AboutClause(SmallTable.First)).Add(f => f.Place, SmallTable.First.Value));
        beside.FindAll(".finding").Should().BeEmpty("an open promise stands with the promises");

        await bench.Meeting.AskAsync(new DeleteClause(SmallTable.First, 0), bench.Meeting.Facilitator);

        beside.WaitForAssertion(() => beside.Find(".finding-words").TextContent.Should().Contain("Clause deleted that was to be amended. 1.1 is deleted, but the response to line 2 promised to amend it."));
        await Button(beside, "Bring 1.1 back").ClickAsync(new());
        beside.WaitForAssertion(() => beside.FindAll(".finding").Should().BeEmpty());
    }

    [Fact]
    public async Task Under_a_comment_stands_what_is_found_about_its_response()
    {
        await using var bench = await DeskBench.OpenAsync();
        var pane = bench.Show<CommentsPane>(bench.Desk(), p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));
        await bench.RewordAsync(SmallTable.FirstResponse.Passage, "Who would?");
        await LookAgainAsync(bench);

        pane.WaitForAssertion(() => pane.Find(".group-finding .finding-kind").TextContent.Should().Be("Response that is only a question."));
    }

    [Fact]
    public async Task The_outline_counts_what_is_found_at_a_clause()
    {
        await using var bench = await DeskBench.OpenAsync();
        var outline = bench.Show<Outline>(bench.Desk());
        outline.FindAll(".found").Should().BeEmpty();
        await bench.RewordAsync(SmallTable.FirstResponse.Passage, "Who would?");
        await LookAgainAsync(bench);

        outline.WaitForAssertion(() => outline.Find(".found").GetAttribute("title").Should().Be("1 finding"));
        outline.Find(".progress-line a").GetAttribute("href").Should().EndWith("/findings");
    }

    [Theory]
    [InlineData("http://x/c/c1/clause-a#comment-k7", "k7")]
    [InlineData("http://x/c/c1/clause-a", null)]
    [InlineData("http://x/c/c1/clause-a#comment-", null)]
    public void An_address_may_name_the_comment_to_be_seen(string address, string? comment) => Places.CommentOf(address)?.Value.Should().Be(comment);

    /// <summary>The clock of the bench stands still; a decision looks again at once, at all that was typed before it.</summary>
    private static async Task LookAgainAsync(DeskBench bench) => await bench.Meeting.AskAsync(new ChangeTitle("Another"), bench.Meeting.Facilitator);

    private static List<string> Headings(IRenderedComponent<FindingsList> list) => [.. list.FindAll(".findings-kind h2").Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> part, string words)
        where T : Microsoft.AspNetCore.Components.IComponent => part.FindAll("button").First(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));
}
