using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>The comments' pane: what its filter holds, and what becomes of a response that stays empty.</summary>
public sealed class CommentsPaneTests
{
    private static readonly AboutClause Second = new(SmallTable.Second);

    [Fact]
    public async Task Only_unanswered_holds_a_comment_that_is_being_answered_until_the_list_is_refreshed()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, Second));
        await pane.Find(".comments-filter input").ChangeAsync(new() { Value = true });
        await Button(pane, "Answer 1.2, comment 1").ClickAsync(new());
        var response = desk.Table.Consultation.Comments[SmallTable.Comment(3)].Response!.Value;
        var editor = pane.FindComponent<PassageEditor>().Instance;

        await bench.RewordAsync(response.Passage, "T");

        pane.WaitForAssertion(() =>
            pane.Find(".comments-stay").TextContent.Trim().Should().StartWith("1 answered card stays until you refresh.")
        );
        pane.FindAll("article.group").Should().HaveCount(2);
        pane.FindComponent<PassageEditor>().Instance.Should().BeSameAs(editor, "the keys still go somewhere");

        await Button(pane, "Done with the response to 1.2, comment 1").ClickAsync(new());
        pane.WaitForAssertion(() => pane.FindComponents<PassageEditor>().Should().BeEmpty());
        pane.FindAll("article.group").Should().HaveCount(2);
        await Button(pane, "Refresh list").ClickAsync(new());
        pane.FindAll("article.group").Should().ContainSingle();
        pane.FindAll(".comments-stay").Should().BeEmpty();
    }

    [Fact]
    public async Task What_another_member_answers_stays_in_the_filtered_list_too_and_goes_with_another_clause()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, Second));
        await pane.Find(".comments-filter input").ChangeAsync(new() { Value = true });
        var other = bench.Desk();
        await other.AskAsync(new AttachResponse(SmallTable.Comment(4)));
        await bench.RewordAsync(other.Table.Consultation.Comments[SmallTable.Comment(4)].Response!.Value.Passage, "Yes.");
        pane.WaitForAssertion(() => pane.FindAll(".comments-stay").Should().ContainSingle());
        pane.FindAll("article.group").Should().HaveCount(2);

        pane.Render(p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));
        pane.Render(p => p.Add(c => c.Topic, Second));
        pane.FindAll("article.group").Should().ContainSingle();
    }

    [Fact]
    public async Task Comments_with_different_responses_are_grouped_once_somebody_says_whose_words_come_first()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));
        await GroupAllAsync(pane);

        pane.WaitForAssertion(() =>
            pane.FindAll(".leading-choice-option").Select(o => o.TextContent.Trim()).Should().Equal("Agreed.", "Wording amended.")
        );
        desk.Notice.Should().BeNull("nothing went wrong");
        await pane.FindAll(".leading-choice-option input")[1].ChangeAsync(new() { Value = "on" });
        await Button(pane, "Group with this response first").ClickAsync(new());

        pane.WaitForAssertion(() => desk.Table.Consultation.Responses[SmallTable.SecondResponse].Comments.Should().HaveCount(2));
        desk.Table.Text(SmallTable.SecondResponse.Passage).Should().Be("Wording amended.\nAgreed.");
        pane.FindAll(".leading-choice").Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_is_asked_whose_words_come_first_where_they_are_the_same()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        await bench.RewordAsync(SmallTable.FirstResponse.Passage, "Wording amended.");
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));
        await GroupAllAsync(pane);

        pane.WaitForAssertion(() => desk.Table.Consultation.CommentGroups(new AboutClause(SmallTable.First)).Should().ContainSingle());
        pane.FindAll(".leading-choice").Should().BeEmpty();
    }

    private static async Task GroupAllAsync(IRenderedComponent<CommentsPane> pane)
    {
        for (var at = 0; at < 2; at++)
        {
            await pane.FindAll(".group-select input")[at].ChangeAsync(new() { Value = true });
        }

        await Button(pane, "Group").ClickAsync(new());
    }

    [Fact]
    public async Task An_answer_that_was_begun_and_left_without_a_word_leaves_no_response_and_one_with_words_stays()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, Second));
        await Button(pane, "Answer 1.2, comment 1").ClickAsync(new());
        await Button(pane, "Done with the response to 1.2, comment 1").ClickAsync(new());
        pane.WaitForAssertion(() => desk.Table.Consultation.Comments[SmallTable.Comment(3)].Response.Should().BeNull());

        await Button(pane, "Answer 1.2, comment 2").ClickAsync(new());
        var kept = desk.Table.Consultation.Comments[SmallTable.Comment(4)].Response!.Value;
        await bench.RewordAsync(kept.Passage, "Yes.");
        await Button(pane, "Done with the response to 1.2, comment 2").ClickAsync(new());
        pane.WaitForAssertion(() => pane.FindComponents<PassageEditor>().Should().BeEmpty());
        desk.Table.Consultation.Comments[SmallTable.Comment(4)].Response.Should().Be(kept);
    }

    [Fact]
    public async Task Another_clauses_comments_take_an_empty_answer_away_that_was_begun_here()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk(bench.Member);
        var pane = bench.Show<CommentsPane>(desk, p => p.Add(c => c.Topic, Second));
        await Button(pane, "Answer 1.2, comment 1").ClickAsync(new());
        pane.Render(p => p.Add(c => c.Topic, new AboutClause(SmallTable.First)));
        pane.WaitForAssertion(() => desk.Table.Consultation.Comments[SmallTable.Comment(3)].Response.Should().BeNull());
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CommentsPane> pane, string name) =>
        pane.FindAll("button").Single(b => System.Text.RegularExpressions.Regex.Replace(b.TextContent, @"\s+", " ").Trim() == name);
}
