using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Grids;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>What cannot be read is refused with its line, why, and what to do.</summary>
public class RefusedTablesTests
{
    [Theory]
    [InlineData("", 1, "no tab-separated rows")]
    [InlineData("1. One\n1.1 First", 1, "no tab-separated rows")]
    [InlineData("Title\n\n1. One|\nA comment|Yes", 3, "no clause")]
    [InlineData("Title\nA comment|Yes\n1. One|\n1.1 First|", 2, "If it is a title, leave the response column empty")]
    [InlineData("1.1 First|\nA|B", 1, "before any section")]
    [InlineData("1. One|\n1.1 First|\nA|B|C", 3, "more than two columns")]
    [InlineData("1. One|\n|An answer\n1.1 First|", 2, "no comment beside it")]
    [InlineData("1. One|\n1.1 First|\n1.2 Second|Agreed", 3, "starts like clause 1.2")]
    public void A_table_without_the_needed_form_is_refused(string table, int line, string why) =>
        Refusal(Encoding.UTF8.GetBytes(table.Replace('|', '\t')))
            .Should()
            .Match<ReadingResult.Bad>(b => b.Line == line && b.Message.Contains(why));

    [Fact]
    public void Bytes_that_are_not_text_are_refused_at_their_line()
    {
        Refusal([.. "1. One\t\n\n1.1 First\0\t\n"u8]).Should().Match<ReadingResult.Bad>(b => b.Line == 3 && b.Message.Contains("NUL"));
        Refusal("1. One\t\n1.1 First\u0001\t\n"u8.ToArray())
            .Should()
            .Match<ReadingResult.Bad>(b => b.Line == 2 && b.Message.Contains("U+0001"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() => Refusal(new byte[Bounds.TextBytes + 1]).Message.Should().Contain("16 MB");

    [Fact]
    public void A_cell_of_a_megabyte_is_read_to_its_last_word()
    {
        var table =
            "1. One\t\n1.1 First.\t\n" + string.Concat(Enumerable.Repeat("Some <u>more</u> words • ", 40_000)) + "\tand an answer\n";
        var reading = TableReader
            .Read("large.txt", Encoding.UTF8.GetBytes(table), new CountingIds())
            .Should()
            .BeOfType<ReadingResult.Good>()
            .Subject.Reading;
        reading.Comments.Should().ContainSingle().Which.Body.ToText().Split("more").Should().HaveCount(40_001);
    }

    private static ReadingResult.Bad Refusal(byte[] bytes) =>
        TableReader.Read("table.txt", bytes, new CountingIds()).Should().BeOfType<ReadingResult.Bad>().Subject;
}
