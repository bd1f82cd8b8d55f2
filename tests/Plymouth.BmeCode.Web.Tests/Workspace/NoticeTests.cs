using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class NoticeTests
{
    [Fact]
    public async Task A_refusal_is_said_in_place_and_can_be_put_away()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var bar = bench.Show<NoticeBar>(desk);

        await desk.AskAsync(new AgreeClause(SmallTable.First, 0));

        bar.WaitForAssertion(() => bar.Find(".refusal p").TextContent.Should().NotBeEmpty());
        bar.FindAll("button").Should().ContainSingle("a refusal cannot be undone");
        await bar.Find("button").ClickAsync(new());
        bar.WaitForAssertion(() => bar.FindAll(".notice").Should().BeEmpty());
    }

    [Fact]
    public async Task Undo_takes_the_decision_back()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var bar = bench.Show<NoticeBar>(desk);
        await desk.AskAsync(new DeleteClause(SmallTable.First, 0));
        bar.WaitForAssertion(() => bar.Find(".notice p").TextContent.Should().Be("1.1 deleted."));

        await bar.FindAll("button").Single(b => b.TextContent == "Undo").ClickAsync(new());

        bar.WaitForAssertion(() => bar.Find(".notice p").TextContent.Should().Be("Taken back."));
        desk.Table.Consultation.Clauses[SmallTable.First].Status.Should().Be(ClauseStatus.Open);
    }

    [Fact]
    public async Task What_the_editor_could_not_do_is_said_in_place()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var bar = bench.Show<NoticeBar>(desk);
        var editor = bench.Show<PassageEditor>(desk, p =>
            p.Add(e => e.Passage, SmallTable.First.Passage)
                .Add(e => e.Kind, Wordings.PassageKind.Clause)
                .Add(e => e.Label, "Wording of 1.1")
        );

        await editor.Instance.OnPassageRefused("Only the facilitator can do this.");

        bar.WaitForAssertion(() => bar.Find(".refusal p").TextContent.Should().Be("Only the facilitator can do this."));
    }
}
