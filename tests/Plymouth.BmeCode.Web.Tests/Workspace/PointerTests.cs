using FluentAssertions;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Responses;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>What a response points at, as members write it and read it.</summary>
public sealed class PointerTests
{
    [Theory]
    [InlineData("section 1, comment 1", "k1")]
    [InlineData(" Section 1 Comment 1", "k1")]
    [InlineData("the response to section 1, comment 1", "r1")]
    [InlineData("1.9, comment 2", null)]
    [InlineData("line 2", "r1")]
    [InlineData(" Response to line 2 ", "r1")]
    [InlineData("comment 2", null)]
    [InlineData("comment on line 3", "k2")]
    [InlineData("line 3", "k2")]
    [InlineData("1.1", "c1")]
    [InlineData("section 1", "s1")]
    [InlineData("line 99", null)]
    [InlineData("section 9", null)]
    [InlineData("7.7", null)]
    [InlineData("somewhere", null)]
    public void What_is_pointed_at_is_typed_in_the_words_of_the_screen(string words, string? meant)
    {
        var ids = new CountingIds();
        var table = new PaperMeeting(
            new ReadingBuilder(ids).Section("Aims").Comment("When?", "On Mondays.").Comment("Where?").Clause("Meet.").Build(),
            ids
        ).Table;
        (
            PointedPlace.Read(table, words) switch
            {
                AtResponse at => at.Response.Value,
                AtComment at => at.Comment.Value,
                AtClause at => at.Clause.Value,
                AtSection at => at.Section.Value,
                _ => null,
            }
        )
            .Should()
            .Be(meant);
    }
}
