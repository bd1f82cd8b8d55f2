using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Clauses below clauses are read with their levels, and what is read is numbered again as it was written.</summary>
public sealed class SubClausesReadTests
{
    [Theory]
    [InlineData("1. One|\n1.1 First.|\n1.1.1 Below.|\n1.1.2 Below too.|\n1.2 Second.|\n2. Two|\n2.1 Third.|", "1.1 1.1.1+ 1.1.2+ 1.2 2.1")]
    [InlineData("1. One|\n1.1 First.|\n1.1.1 Below.|\n1.1.1.1 Deepest.|\n1.1.2 Below too.|\n1.2 Second.|", "1.1 1.1.1+ 1.1.1.1++ 1.1.2+ 1.2")]
    [InlineData("1. One|\n1.1 First.|\n1.1.1 Below.|\n1.1.1.1 Deepest.|\n1.2 Second.|\n1.3 Third.|", "1.1 1.1.1+ 1.1.1.1++ 1.2 1.3")]
    [InlineData("1. One|\n1.1.1 First.|\n1.1.2 Second.|\n1.1.3 Third.|", "1.1.1 1.1.2 1.1.3")]
    [InlineData("1. One|\n1.1 First.|\n1.1a Put in.|\n1.1b Put in too.|\n1.2 Second.|", "1.1 1.1a+ 1.1b+ 1.2")]
    [InlineData(
        "Chapter 1: General|\nArticle 1 Scope.|\nWhich?|All\nArticle 2 Terms.|\nChapter 2: Duties|\nArticle 3 Each party shall.|\n(a) full time?|No\n"
            + "Article 3a A deputy may.|\nWhy?|For leave\nArticle 4 Ends.|",
        "Article 1,Article 2,Article 3,Article 3a+,Article 4"
    )]
    public void What_was_written_is_what_is_computed(string table, string numbers)
    {
        var reading = OtherTablesTests.Read(table);
        var separator = numbers.Contains(',') ? ',' : ' ';
        string.Join(separator, reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber + new string('+', c.Level)))
            .Should()
            .Be(numbers);
        var meeting = new PaperMeeting(reading, new CountingIds());
        meeting.Now.StandingClauses.Select(c => meeting.Now.Numbers.Of(c.Id)).Should().Equal(numbers.Replace("+", "").Split(separator));
        reading.Doubts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1. One|\n1.1 First.|\n1.1a is unclear|\n1.2 Second.|\n1.3 Third.|")]
    [InlineData("1. One|\nPrinciple 1 First.|\n1a above|\nPrinciple 2 Second.|\nPrinciple 3 Third.|")]
    public void A_comment_that_begins_with_a_letter_behind_a_number_stays_a_comment(string table)
    {
        var reading = OtherTablesTests.Read(table);
        reading.Comments.Should().ContainSingle();
        reading.Sections.SelectMany(s => s.Clauses).Should().HaveCount(3).And.OnlyContain(c => c.Level == 0);
    }
}
