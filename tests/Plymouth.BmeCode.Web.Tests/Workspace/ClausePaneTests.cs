using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class ClausePaneTests
{
    [Fact]
    public async Task An_open_clause_stands_in_the_editor_and_a_facilitator_can_agree_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var pane = Show(bench, desk);
        pane.Find("h1").TextContent.Should().Be("Clause 1.1");
        pane.Find(".status-open").TextContent.Should().Be("Open");
        pane.Find(".passage-editor").TextContent.Should().Be("Consult early.");

        await Button(pane, "Agree this wording").ClickAsync(new());

        pane.WaitForAssertion(() => pane.Find(".locked").TextContent.Should().Contain("Agreed by Fay on 22 November 2026"));
        desk.Notice.Should().Be(new Notice("1.1 agreed.", IsRefusal: false, CanUndo: true));
        Buttons(pane).Should().Contain("Reopen").And.NotContain("Agree this wording").And.NotContain("Keep as revision");
    }

    [Fact]
    public async Task A_member_is_offered_the_wording_but_not_the_meeting()
    {
        await using var bench = await DeskBench.OpenAsync();
        var pane = Show(bench, bench.Desk(bench.Member));
        Buttons(pane)
            .Should()
            .Contain(["Show changes", "History", "Keep as revision", "Shape"])
            .And.NotContain("Agree this wording")
            .And.NotContain("Discuss this now");
    }

    [Fact]
    public async Task A_clause_that_was_agreed_before_the_page_came_is_shown_without_an_editor_until_it_is_reopened()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        await desk.AskAsync(new AgreeClause(SmallTable.First, 0));
        var pane = Show(bench, desk);
        pane.FindAll(".passage-editor").Should().BeEmpty();
        pane.Find(".wording").TextContent.Should().Be("Consult early.");

        await Button(pane, "Reopen").ClickAsync(new());
        await pane.Find("#reopen-reason").ChangeAsync(new() { Value = "One more word" });
        await pane.Find(".reason-form").SubmitAsync();

        pane.WaitForAssertion(() => pane.FindAll(".passage-editor").Should().ContainSingle());
        desk.Room.Decisions[^1].Event.Should().BeOfType<ClauseReopened>().Which.Reason.Should().Be("One more word");
    }

    [Fact]
    public async Task An_editor_stays_when_its_clause_is_agreed_for_it_may_hold_words_that_were_not_sent()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var pane = Show(bench, desk);
        await desk.AskAsync(new AgreeClause(SmallTable.First, 0));
        pane.WaitForAssertion(() => pane.FindAll(".locked").Should().ContainSingle());
        pane.FindAll(".passage-editor").Should().ContainSingle();
    }

    [Fact]
    public async Task A_deleted_clause_keeps_its_consultation_number_and_can_be_brought_back()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);

        await desk.AskAsync(new DeleteClause(SmallTable.First, 0));

        pane.WaitForAssertion(() => pane.Find(".status-deleted").TextContent.Should().Be("Deleted"));
        pane.Find("h1").TextContent.Should().Be("Clause 1.1");
        await Button(pane, "Bring back").ClickAsync(new());
        pane.WaitForAssertion(() => pane.Find(".status-open").TextContent.Should().Be("Open"));
    }

    [Fact]
    public async Task Changes_are_shown_against_the_consultation_draft_and_follow_what_others_type()
    {
        await using var bench = await DeskBench.OpenAsync();
        var pane = Show(bench, bench.Desk());
        await bench.RewordAsync(SmallTable.First.Passage, "Consult very early.");
        await Button(pane, "Show changes").ClickAsync(new());
        pane.WaitForAssertion(() => pane.Find(".redline ins:not(.redline-key ins)").TextContent.Trim().Should().Be("very"));
        pane.Find(".wording-holder").HasAttribute("hidden").Should().BeTrue();

        await bench.RewordAsync(SmallTable.First.Passage, "Consult very early, always.");

        pane.WaitForAssertion(() => pane.Find(".redline > .wording").TextContent.Should().Contain("always"));
    }

    [Fact]
    public async Task A_kept_revision_stands_in_the_history_with_who_and_why_and_can_be_restored()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = Show(bench, desk);
        await bench.RewordAsync(SmallTable.First.Passage, "Consult very early.");
        await Button(pane, "Keep as revision").ClickAsync(new());
        pane.Find(".keep").TextContent.Should().Contain("Agreed.").And.Contain("Wording amended.");
        await pane.FindAll(".keep input[type=checkbox]")[1].ChangeAsync(new() { Value = true });
        await pane.Find(".keep [data-field=reason]").ChangeAsync(new() { Value = "As the second response says" });
        await pane.Find(".keep").SubmitAsync();
        await Button(pane, "History").ClickAsync(new());
        var kept = pane.FindAll(".revisions > li")[0].TextContent;
        kept.Should().Contain("Kept").And.Contain("Mara Lind").And.Contain("As the second response says").And.Contain("Wording amended.");

        await pane.Find("[aria-label='Restore: Consultation draft']").ClickAsync(new());

        pane.WaitForAssertion(() => desk.Table.Text(SmallTable.First.Passage).Should().Be("Consult early."));
    }

    [Fact]
    public async Task A_split_without_a_caret_says_what_to_do()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var pane = Show(bench, desk);
        await pane.InvokeAsync(() => pane.FindComponent<ShapeMenu>().Instance.OnSplit.InvokeAsync());
        desk.Notice!.Words.Should().StartWith("Put the caret where the new clause should begin");
    }

    [Fact]
    public async Task The_shape_menu_opens_below_its_button_and_Escape_closes_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var pane = Show(bench, desk);
        await Button(pane, "Shape").ClickAsync(new());
        pane.FindAll(".menu-act")
            .Select(a => a.TextContent)
            .Should()
            .Equal("Add a clause after this", "Add a sub-clause", "Split here, at the caret", "Join with the next clause", "Move down", "Delete this clause");
        await pane.Find(".menu").KeyDownAsync("Escape");
        pane.FindAll(".menu-act").Should().BeEmpty();

        await Button(pane, "Shape").ClickAsync(new());
        await pane.FindAll(".menu-act").Single(a => a.TextContent == "Move down").ClickAsync(new());

        pane.WaitForAssertion(() => pane.Find("h1").TextContent.Should().Be("Clause 1.2"));
        pane.FindAll(".menu-act").Should().BeEmpty();
    }

    private static IRenderedComponent<ClausePane> Show(DeskBench bench, Desk desk) =>
        bench.Show<ClausePane>(desk, p => p.Add(c => c.Id, SmallTable.First));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ClausePane> pane, string words) =>
        pane.FindAll("button").Single(b => b.TextContent.Trim() == words);

    private static IEnumerable<string> Buttons(IRenderedComponent<ClausePane> pane) =>
        pane.FindAll("button").Select(b => b.TextContent.Trim());
}
