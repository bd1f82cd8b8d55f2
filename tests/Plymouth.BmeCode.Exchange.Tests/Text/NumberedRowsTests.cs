using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.TakingIn;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>A number makes a clause, a section or a general heading only where it fits, and a row that fits is never a comment.</summary>
public sealed class NumberedRowsTests
{
    [Theory]
    [InlineData("1.1 First.|\n6.11.2.1.4 The table should be clearer.|\n1.2 Second.|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n2. so is 2|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n2. So is section 2 too long.|\n1.2 Second.|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n1.3 trees per hectare would be normal|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n1.1 The wording is unclear.|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n1.1 is unclear|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n2.1 The later clause contradicts this.|\n1.2 Second.|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n7.3 Of the old Code was better.|\n2. Two|\n2.1 Third.|")]
    [InlineData("1.1 First.|\n1.2 Second.|\n2. Two|\n2.1 Third.|\n2.2 trees per hectare would be normal|Noted with thanks")]
    public void A_comment_that_begins_with_a_number_stays_a_comment(string rows)
    {
        var reading = OtherTablesTests.Read("1. One|\n" + rows);
        Numbers(reading).Should().Equal("1.1", "1.2", "2.1");
        reading.Sections.Should().HaveCount(2);
        reading.Comments.Should().ContainSingle();
    }

    [Theory]
    [InlineData("1. One|\n1.1 First.|\n1.2 second, in lower case.|\n1.3 Third.|", "1.1,1.2,1.3", 1)]
    [InlineData("1. One|\n1.1 first.|\n1.2 second.|\n2. Two|\n2.1 third.|", "1.1,1.2,2.1", 0)]
    [InlineData("1. One|\n1.1 First.|\n1.2 Second.|\n2. Partners will:|\n2.1 meet.|\n2.2 write.|", "1.1,1.2,2.1,2.2", 0)]
    [InlineData("1. One|\n1.1 First.|\n1.3 Third.|", "1.1,1.3", 1)]
    [InlineData("1. One|\n1.2 Second.|\n1.3 Third.|", "1.2,1.3", 1)]
    [InlineData("2. Two|\n2.1 First.|\n3. Three|\n3.1 Second.|", "2.1,3.1", 1)]
    [InlineData("1. One|\n1.1 First.|\n3. Three|\n3.1 Second.|", "1.1,3.1", 1)]
    [InlineData("1. One|\n1.1 First.|\n2. iPads and phones|\n2.1 Second.|", "1.1,2.1", 0)]
    [InlineData("1. One|\n1.1 First.|\n2. What is this for?|\n2.1 Second.|", "1.1,2.1", 0)]
    [InlineData("1. One|\n1.1 First.|\n1.2 Second.|\n5.1 Its heading is lost.|\n5.2 Its next.|", "1.1,1.2,5.1,5.2", 1)]
    [InlineData("1. One|\n1.1 First.|\n1.1.1 Below it.|\n1.1.2 Below it too.|\n1.2 Second.|\n1.3 Third.|\n1.4 Fourth.|", "1.1,1.1.1,1.1.2,1.2,1.3,1.4", 0)]
    [InlineData("1. One|\nPrinciple 1 First.|\n2. Two|\nPrinciple 2 Second.|\n3. Three|\nPrinciple 3 Third.|", "Principle 1,Principle 2,Principle 3", 0)]
    [InlineData("1. One|\nPrinciple 1 First.|\n2. Two|\nPrinciple 1 Second.|\nPrinciple 2 Third.|", "Principle 1,Principle 1,Principle 2", 0)]
    public void A_clause_is_a_clause_and_what_is_odd_about_its_number_is_doubted(string table, string numbers, int doubts)
    {
        var reading = OtherTablesTests.Read(table);
        string.Join(',', Numbers(reading)).Should().Be(numbers);
        reading.Comments.Should().BeEmpty();
        reading.Doubts.Should().HaveCount(doubts);
    }

    [Fact]
    public void Clauses_most_of_which_have_no_comment_are_one_doubt()
    {
        const string Clauses = "1. One|\n1.1 First.|\n1.2 Second.|\n1.3 Third.|\n1.4 Fourth.|\n";
        var reading = OtherTablesTests.Read(Clauses + "Good|Noted, thank you");
        reading.Doubts.Should().ContainSingle().Which.Message.Should().StartWith("3 of 4 clauses have no comment");
        OtherTablesTests.Read(Clauses).Doubts.Should().BeEmpty("a Code without any comment is no sign of a wrong reading");
    }

    [Theory]
    [InlineData("Anything else")]
    [InlineData("ANYTHING ELSE?")]
    [InlineData("Other matters raised")]
    [InlineData("Other matters raised:")]
    [InlineData("Further comments;")]
    [InlineData("Any other comments?")]
    [InlineData("Additional comments")]
    [InlineData("General points")]
    [InlineData("2. Any other comments")]
    [InlineData("3. Anything else?")]
    [InlineData("<p><b>Miscellaneous remarks</b></p>")]
    [InlineData("Is there anything else you would like to say?")]
    [InlineData("Comments on the Code as a whole")]
    [InlineData("Any other business")]
    public void The_last_heading_gathers_what_is_about_the_Code(string heading)
    {
        var reading = OtherTablesTests.Read($"1. One|\n1.1 First.|\nA|B\n{heading}|\nC|D\n1.1 The same here.|\nE|");
        reading.Sections.Select(s => s.Kind).Should().Equal(SectionKind.Numbered, SectionKind.General);
        reading.Comments.Select(c => c.About[0].GetType().Name).Should().Equal("AboutClause", "AboutCode", "AboutCode", "AboutCode");
    }

    [Theory]
    [InlineData("Further comments are needed from partners")]
    [InlineData("Any comments from the police are missing here.")]
    [InlineData("The Code")]
    [InlineData("Other groups")]
    public void A_comment_in_such_words_is_no_heading(string comment)
    {
        var reading = OtherTablesTests.Read($"1. One|\n1.1 First.|\nA|B\n{comment}|\nC|D");
        reading.Sections.Should().ContainSingle();
        reading.Comments.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("Parking lot:")]
    [InlineData("<b>Loose ends</b>")]
    [InlineData("Loose ends")]
    public void A_row_that_may_be_a_heading_is_a_doubt_and_nothing_else_is_proposed_for_it(string row)
    {
        var reading = OtherTablesTests.Read($"1. One|\n1.1 First.|\nA|Because\n{row}|\nC|Done so\nE|Done as well");
        reading.Comments.Should().HaveCount(4);
        reading.Doubts.Should().ContainSingle().Which.Message.Should().Contain("“General comments”");
    }

    [Fact]
    public void Such_a_heading_before_other_sections_gathers_what_is_about_its_own()
    {
        var reading = OtherTablesTests.Read("1. One|\n1.1 First.|\nA|B\nFurther comments|\nC|D\n2. Two|\n2.1 Second.|");
        reading.Sections.Select(s => s.Kind).Should().Equal(SectionKind.Numbered, SectionKind.Numbered);
        reading.Comments[1].About[0].GetType().Name.Should().Be("AboutSection");
        reading.Doubts.Should().ContainSingle().Which.Lines.Should().Equal(4);
    }

    [Fact]
    public void Clauses_counted_1_2_3_without_a_section_are_one_section_without_a_heading()
    {
        var reading = OtherTablesTests.Read(
            "Harbour Code|\n1. Keep berths free.|\nHow?|So\n2. Mark each berth.|\n3 year contracts|Noted then\n3. Pay.|"
        );
        reading.Title.Should().Be("Harbour Code");
        reading.Sections.Should().ContainSingle().Which.Heading.IsBlank.Should().BeTrue();
        Numbers(reading).Should().Equal("1", "2", "3");
        reading.Comments.Select(c => c.About.Count).Should().Equal(1, 1);
        reading.Doubts.Should().ContainSingle().Which.Message.Should().Contain("without a heading");
    }

    [Fact]
    public void A_title_in_the_first_row_is_the_title() =>
        OtherTablesTests.Read("Harbour Code|\n1. One|\n1.1 First.|\nA|B").Title.Should().Be("Harbour Code");

    private static IEnumerable<string> Numbers(Reading reading) =>
        reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber);
}
