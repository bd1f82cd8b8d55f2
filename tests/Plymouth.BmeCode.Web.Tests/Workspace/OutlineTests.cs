using AngleSharp.Dom;
using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class OutlineTests
{
    [Fact]
    public async Task The_progress_line_counts_answered_comments_and_agreed_clauses()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var outline = bench.Show<Outline>(desk);
        outline.Find(".progress-line").TextContent.Should().Be("2 of 4 answered · 0 of 3 agreed · 1 promise open");

        await desk.AskAsync(new AgreeClause(SmallTable.First, 0));

        outline.WaitForAssertion(() =>
            outline.Find(".progress-line").TextContent.Should().Be("2 of 4 answered · 1 of 3 agreed · 1 promise open")
        );
        Entry(outline, SmallTable.First).QuerySelector(".agreed")!.TextContent.Should().Contain("Agreed");
    }

    [Fact]
    public async Task A_clause_says_how_many_of_its_comments_are_unanswered()
    {
        await using var bench = await DeskBench.OpenAsync();
        var outline = bench.Show<Outline>(bench.Desk());
        Entry(outline, SmallTable.Second).QuerySelector(".count")!.TextContent.Should().Be("2 comments unanswered");
        Entry(outline, SmallTable.First).QuerySelector(".count").Should().BeNull();
    }

    [Fact]
    public async Task A_clause_says_how_many_promises_about_it_are_open()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var outline = bench.Show<Outline>(desk);
        Entry(outline, SmallTable.First).QuerySelector(".promised")!.TextContent.Should().Be("○1 promise open");
        Entry(outline, SmallTable.Second).QuerySelector(".promised").Should().BeNull();

        await desk.AskAsync(new WithdrawPromise(desk.Table.Consultation.Promises[0].Id, "Not wanted"));

        outline.WaitForAssertion(() => Entry(outline, SmallTable.First).QuerySelector(".promised").Should().BeNull());
        outline.Find(".progress-line").TextContent.Should().NotContain("promise");
    }

    [Fact]
    public async Task Only_the_clause_in_focus_is_marked_as_current()
    {
        await using var bench = await DeskBench.OpenAsync();
        var outline = bench.Show<Outline>(bench.Desk(), p => p.Add(o => o.Place, SmallTable.Second.Value));
        outline.FindAll("[aria-current]").Should().ContainSingle().Which.GetAttribute("href").Should().EndWith(SmallTable.Second.Value);
    }

    [Fact]
    public async Task A_deleted_clause_stays_in_its_place_and_the_others_say_what_they_were()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var outline = bench.Show<Outline>(desk);

        await desk.AskAsync(new DeleteClause(SmallTable.First, 0));

        outline.WaitForAssertion(() => outline.Find(".deleted").TextContent.Should().Contain("1.1").And.Contain("deleted"));
        var second = Entry(outline, SmallTable.Second).QuerySelector(".number")!.TextContent;
        second.Should().Contain("1.1").And.Contain("was 1.2");

        await outline.Find("[aria-label='Bring back 1.1']").ClickAsync(new());

        outline.WaitForAssertion(() => outline.FindAll(".deleted").Should().BeEmpty());
    }

    [Fact]
    public async Task Who_else_is_at_a_clause_is_shown_by_initials_and_name()
    {
        await using var bench = await DeskBench.OpenAsync();
        var outline = bench.Show<Outline>(bench.Desk());
        bench.Desk(bench.Member).SitAt(SmallTable.Second);
        outline.WaitForAssertion(() =>
            Entry(outline, SmallTable.Second).QuerySelector(".initials")!.TextContent.Should().Be("MLMara Lind is here")
        );
    }

    [Fact]
    public async Task The_title_of_the_Code_can_be_changed()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var outline = bench.Show<Outline>(desk);
        await outline.Find(".outline-title button").ClickAsync(new());
        await outline.Find("#code-title").ChangeAsync(new() { Value = "Our Code" });
        await outline.Find(".title-form").SubmitAsync();
        outline.WaitForAssertion(() => outline.Find(".outline-title p").TextContent.Should().Be("Our Code"));
    }

    [Fact]
    public async Task What_did_not_change_is_equal_whatever_else_was_decided()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var before = OutlineView.Of(desk.Table);
        await desk.AskAsync(new ChooseSight(PartnerSight.Everything));
        var after = OutlineView.Of(desk.Table);
        after.Should().NotBeSameAs(before);
        after.Equals(before).Should().BeTrue();
    }

    private static IElement Entry(IRenderedComponent<Outline> outline, ClauseId clause) => outline.Find($"a.entry[href$='/{clause}']");
}
