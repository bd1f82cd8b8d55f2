using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Which comments of the real table are suggested to each other, by line.</summary>
public sealed class RealTableSimilarTests
{
    private static readonly Consultation Consultation = new PaperJournal(RealTable.Reading).Table.Consultation;

    [Theory]
    [InlineData(99, 108)]
    [InlineData(112, 153)]
    [InlineData(117, 124)]
    [InlineData(157, 158)]
    [InlineData(163, 191)]
    [InlineData(193, 205)]
    [InlineData(143, 204)]
    public void These_are_suggested_to_each_other(int one, int other)
    {
        Pairs.Should().Contain((one, other)).And.Contain((other, one));
    }

    [Theory]
    [InlineData(45, 50)]
    [InlineData(77, 81)]
    [InlineData(145, 146)]
    [InlineData(53, 61)]
    [InlineData(118, 198)]
    public void These_have_words_of_the_table_in_common_and_nothing_else(int one, int other) =>
        Pairs.Should().NotContain((one, other)).And.NotContain((other, one));

    [Fact]
    public void Few_comments_are_suggested_and_each_says_why()
    {
        Pairs.Should().HaveCountLessThan(40, "among 153 comments more would be noise");
        Consultation.Similar(At(99).Id).Should().ContainSingle().Which.Shared.Should().BeEquivalentTo("narrow", "led", "bme");
    }

    private static List<(int One, int Other)> Pairs { get; } =
    [
        .. Consultation.CommentsInOrder.SelectMany(c =>
            Consultation.Similar(c.Id).Select(s => (c.Source.Line, Consultation.Comments[s.Comment].Source.Line))
        ),
    ];

    private static Comment At(int line) => Consultation.CommentsInOrder.Single(c => c.Source.Line == line);
}
