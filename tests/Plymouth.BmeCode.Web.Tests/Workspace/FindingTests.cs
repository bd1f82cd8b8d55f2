using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Telling;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.Responses;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Findings;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;
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
        Headings(list).Should().Equal("▲ 2 unanswered comments block publishing", "▲ 1 open promise blocks publishing");

        await list.FindAll(".findings-filter button").Single(b => b.TextContent == "Open promises 1").ClickAsync(new());

        Headings(list).Should().Equal("▲ 1 open promise blocks publishing");
    }

    [Theory]
    [InlineData(0, 0, "Nothing stands in the way.")]
    [InlineData(1, 0, "1 finding to look at. It does not block publishing.")]
    [InlineData(1, 1, "1 finding to settle. It blocks publishing.")]
    [InlineData(2, 0, "2 findings to look at. None of them blocks publishing.")]
    [InlineData(2, 1, "1 finding blocks publishing, 1 more to look at. Settle them in this order.")]
    [InlineData(2, 2, "2 findings to settle, in this order. All of them block publishing.")]
    [InlineData(3, 2, "2 findings block publishing, 1 more to look at. Settle them in this order.")]
    public void What_is_said_of_findings_agrees_with_their_number(int open, int blocking, string said) =>
        FindingsList.Summary(open, blocking).Should().Be(said);

    [Fact]
    public void A_reader_is_not_asked_to_settle_anything() =>
        FindingsList.Summary(3, 2, settles: false).Should().Be("2 findings block publishing, 1 more to look at.");

    [Fact]
    public async Task What_blocks_leads_from_the_publish_page_to_exactly_that()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.RewordAsync(SmallTable.First.Passage, "Consult early, as in clause 1.9.");
        await bench.RewordAsync(SmallTable.FirstResponse.Passage, "Agreed, see clause 1.9.");
        await LookAgainAsync(bench);
        var desk = bench.Desk();
        desk.Findings.Open.Select(f => f.Blocks).Should().Contain(false).And.Contain(true);
        var links = bench
            .Show<BlockList>(desk)
            .FindAll(".blocks a[href*='?']")
            .Select(a => (Words: a.TextContent, Kind: a.GetAttribute("href")!.Split("?blocking=")[1]))
            .ToList();
        links.Should().HaveCount(3);
        foreach (var (words, kind) in links)
        {
            var list = bench.Show<FindingsList>(desk, p => p.Add(l => l.Blocking, kind));
            var cards = list.FindAll(".finding");
            cards.Should().OnlyContain(c => c.ClassList.Contains("finding-blocks") && c.GetAttribute("data-finding") == kind, words);
            words.Should().StartWith($"{cards.Count} ");
        }

        var citations = bench.Show<FindingsList>(desk, p => p.Add(l => l.Blocking, "staleCitation"));
        await citations.Find(".findings-only button").ClickAsync(new());
        citations.FindAll(".finding").Should().HaveCount(2);
        Headings(citations).Should().Equal("▲ 2 stale or broken citations 1 of them blocks publishing");
    }

    [Fact]
    public async Task What_is_settled_with_a_reason_stands_below_with_who_and_why_and_can_be_taken_up_again()
    {
        await using var bench = await DeskBench.OpenAsync();
        var list = bench.Show<FindingsList>(bench.Desk(bench.Member));
        await Button(list, "Settle with a reason: 1.2, comment 1").ClickAsync(new());
        await list.Find(".finding-reason input").ChangeAsync(new() { Value = "Answered in person." });
        await list.Find(".finding-reason").SubmitAsync();

        list.WaitForAssertion(() => list.Find("details summary").TextContent.Should().Be("1 settled with a reason"));
        list.Find(".settled-reason").TextContent.Should().StartWith("Mara Lind, ").And.EndWith("Answered in person.");
        Headings(list)[0].Should().StartWith("▲ 1 unanswered comment");

        await Button(list, "Take up again: 1.2, comment 1 has no response yet.").ClickAsync(new());

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
    public async Task As_a_table_findings_stand_in_the_order_of_the_Code_and_by_any_column()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.RewordAsync(SmallTable.First.Passage, "Consult early, as in clause 1.9.");
        await LookAgainAsync(bench);
        var list = bench.Show<FindingsList>(bench.Desk(bench.Member));
        await Button(list, "As a table").ClickAsync(new());

        list.FindAll(".finding").Should().BeEmpty();
        Rows(list)
            .Should()
            .Equal("1.1 | Open promise", "1.1 | Stale or broken citation", "1.2 | Unanswered comment", "1.2 | Unanswered comment");
        list.Find("tbody a").GetAttribute("href").Should().Contain($"/{SmallTable.First}");
        Sorts(list).Should().Equal("ascending", "none", "none", "none");

        await Button(list, "Kind").ClickAsync(new());
        Rows(list)[0].Should().Be("1.2 | Unanswered comment");
        await Button(list, "Where").ClickAsync(new());
        await Button(list, "Where").ClickAsync(new());
        Rows(list)[0].Should().StartWith("1.2");
        Sorts(list).Should().Equal("descending", "none", "none", "none");

        await Button(list, "Open promises 1").ClickAsync(new());
        Rows(list).Should().Equal("1.1 | Open promise");
    }

    [Fact]
    public async Task A_card_that_somebody_is_in_stays_beside_the_table()
    {
        await using var bench = await DeskBench.OpenAsync();
        var list = bench.Show<FindingsList>(bench.Desk(bench.Member));
        await Button(list, "Settle with a reason: 1.2, comment 1").ClickAsync(new());
        await list.Find(".finding-reason input").ChangeAsync(new() { Value = "Answered in person." });
        bench.TakeInHand(list.FindAll(".finding").First(c => c.QuerySelector("form") is not null).GetAttribute("data-card")!);

        await Button(list, "As a table").ClickAsync(new());

        list.FindAll(".finding").Should().ContainSingle();
        list.Find(".finding-reason input").GetAttribute("value").Should().Be("Answered in person.");
    }

    [Fact]
    public async Task Beside_a_clause_stands_what_is_found_about_it_and_a_button_settles_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var beside = bench.Show<PlaceFindings>(desk, p =>
            p.Add(f => f.Topic, new AboutClause(SmallTable.First)).Add(f => f.Place, SmallTable.First.Value)
        );
        beside.FindAll(".finding").Should().BeEmpty("an open promise stands with the promises");

        await bench.Meeting.AskAsync(new DeleteClause(SmallTable.First, 0), bench.Meeting.Facilitator);

        beside.WaitForAssertion(() =>
            beside
                .Find(".finding-words")
                .TextContent.Should()
                .Contain("Clause deleted that was to be amended. 1.1 is deleted, but the response to 1.1, comment 2 promised to amend it.")
        );
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
    public void An_address_may_name_the_comment_to_be_seen(string address, string? comment) =>
        Places.CommentOf(address)?.Value.Should().Be(comment);

    /// <summary>Lets what was typed come to rest: the clock of the bench stands still by itself.</summary>
    private static async Task LookAgainAsync(DeskBench bench)
    {
        await bench.Meeting.HeardByAllAsync();
        bench.Meeting.Time.Advance(FindingsWatch.Still);
    }

    private static List<string> Headings(IRenderedComponent<FindingsList> list) =>
        [
            .. list.FindAll(".findings-kind h2")
                .Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    private static List<string> Rows(IRenderedComponent<FindingsList> list) =>
        [
            .. list.FindAll(".findings-table tbody tr")
                .Select(row => string.Join(" | ", row.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent.Trim()))),
        ];

    private static List<string?> Sorts(IRenderedComponent<FindingsList> list) =>
        [.. list.FindAll(".findings-table th").Select(head => head.GetAttribute("aria-sort"))];

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> part, string words)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        part.FindAll("button").First(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));
}
