using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>A card of the comments stays the same one, whatever is decided about its comments meanwhile.</summary>
public sealed class CardKeysTests
{
    [Fact]
    public async Task A_comment_that_gets_a_response_keeps_its_card()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var keys = new CardKeys();
        var before = Of(keys, desk, SmallTable.Second);
        await desk.AskAsync(new AttachResponse(SmallTable.Comment(3)));
        Of(keys, desk, SmallTable.Second).Should().Equal(before);
    }

    [Fact]
    public async Task A_group_keeps_the_card_of_the_response_it_keeps_and_what_is_split_off_gets_its_own()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        var keys = new CardKeys();
        var (first, second) = (Of(keys, desk, SmallTable.First)[0], Of(keys, desk, SmallTable.First)[1]);
        await desk.AskAsync(new GroupComments([Seen(desk, 1), Seen(desk, 2)], SmallTable.SecondResponse));
        Of(keys, desk, SmallTable.First).Should().Equal(second);
        await desk.AskAsync(new SplitOffComment(SmallTable.Comment(1), SmallTable.SecondResponse));
        Of(keys, desk, SmallTable.First).Should().HaveCount(2).And.Contain(second).And.NotContain(first).And.OnlyHaveUniqueItems();
    }

    private static CommentBefore Seen(Web.Workspace.Desk desk, int comment) =>
        new(SmallTable.Comment(comment), desk.Table.Consultation.Comments[SmallTable.Comment(comment)].Response);

    private static IReadOnlyList<int> Of(CardKeys keys, Web.Workspace.Desk desk, ClauseId clause) =>
        keys.Of(desk.Table.Consultation.CommentGroups(new AboutClause(clause)));
}
