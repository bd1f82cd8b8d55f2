using Bunit;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;
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

    [Theory]
    [InlineData("nowhere", "That clause or section is not in this Code")]
    [InlineData("clause-a", "1.1")]
    public async Task The_window_says_what_is_in_focus_also_where_nothing_is(string place, string title)
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var columns = bench.Show<Columns>(desk, p => p.Add(c => c.Place, place));
        var head = columns.FindComponent<PageTitle>().Instance.ChildContent!;
        bench.Show<Said>(desk, p => p.Add(s => s.ChildContent, head)).Markup.Should().Be($"{title} – {desk.Table.Consultation.Title}");
    }

    [Fact]
    public async Task What_a_comment_says_is_marked_apart_from_its_buttons_for_those_who_drag_it()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var columns = bench.Show<Columns>(desk, p => p.Add(c => c.Place, SmallTable.First.Value));
        var comment = desk.Table.Consultation.Comments[new CommentId(columns.Find("[data-comment]").GetAttribute("data-comment")!)];
        columns.Find("[data-comment] [data-comment-text]").TextContent.Should().Be(comment.Body.ToText());
    }

    /// <summary>Shows what it is given.</summary>
    private sealed class Said : ComponentBase
    {
        [Parameter]
        public RenderFragment? ChildContent { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
    }
}
