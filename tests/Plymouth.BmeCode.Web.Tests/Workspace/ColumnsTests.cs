using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Components.Comments;
using Plymouth.BmeCode.Web.Components.Desks;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class ColumnsTests
{
    [Fact]
    public async Task What_is_typed_elsewhere_does_not_draw_the_comments_again()
    {
        await using var bench = await DeskBench.OpenAsync();
        var columns = bench.Show<Columns>(bench.Desk(), p => p.Add(c => c.Place, SmallTable.First.Value));
        var comments = columns.FindComponent<CommentsPane>();
        var drawn = comments.RenderCount;

        await bench.RewordAsync(SmallTable.Second.Passage, "Quite other words.");

        columns.WaitForAssertion(() => columns.FindComponent<Outline>().Markup.Should().Contain("Quite other words."));
        comments.RenderCount.Should().Be(drawn);
    }

    [Fact]
    public async Task A_decision_elsewhere_reaches_the_comments_for_numbers_may_have_changed()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var columns = bench.Show<Columns>(desk, p => p.Add(c => c.Place, SmallTable.First.Value));
        var comments = columns.FindComponent<CommentsPane>();
        var drawn = comments.RenderCount;

        await desk.AskAsync(new DeleteClause(SmallTable.Second, 0));

        columns.WaitForAssertion(() => comments.RenderCount.Should().BeGreaterThan(drawn));
    }
}
