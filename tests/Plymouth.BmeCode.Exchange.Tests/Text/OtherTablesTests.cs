using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>Tables of other groups: plain two-column text, other numbers, other habits.</summary>
public class OtherTablesTests
{
    [Fact]
    public void A_plain_table_reads_naturally()
    {
        var reading = Read(
            """
            Harbour Code
            1. Berths|
            1.1 Keep berths free for visitors.|
            How many?|Ten.
            Who pays?|
            1.2 Mark each berth.|
            Good idea|Thank you
            2. Boats - Owners will:|
            2.1 Insure their boats.|
            """
        );
        reading.Title.Should().Be("Harbour Code");
        reading
            .Sections.Select(s => (s.ConsultationNumber, s.Heading.ToText(), s.LeadIn.ToText()))
            .Should()
            .Equal(("1", "Berths", ""), ("2", "Boats", "Owners will:"));
        Clauses(reading).Should().Equal("1.1 Keep berths free for visitors.", "1.2 Mark each berth.", "2.1 Insure their boats.");
        Comments(reading).Should().Equal("4 How many? → Ten.", "5 Who pays? → ", "7 Good idea → Thank you");
        reading.Doubts.Should().ContainSingle().Which.Lines.Should().Equal(5);
    }

    [Fact]
    public void A_table_without_a_title_is_called_after_its_file() =>
        Read("1. One|\n1.1 First.|", "Our code.txt").Title.Should().Be("Our code");

    [Fact]
    public void Column_titles_are_no_comment_wherever_they_stand()
    {
        var reading = Read(
            """
            Comment|Response
            1. One|
            1.1 First.|
            Fine|Thanks

            Comment|Response
            Good|Thanks again
            """
        );
        Comments(reading).Should().Equal("4 Fine → Thanks", "7 Good → Thanks again");
    }

    [Theory]
    [InlineData("A. One|\nA1 First.|\nA2 Second.|\nB. Two|\nB1 Third.|", "{A}", "{s}{n}", "A1,A2,B1")]
    [InlineData(
        "1. One|\nPrinciple 1 First.|\nPrinciple 2 Second.|\n2. Two|\nPrinciple 3 Third.|",
        "{n}",
        "Principle {N}",
        "Principle 1,Principle 2,Principle 3"
    )]
    [InlineData("1. One|\nPrinciple 1: First.|\n2. Two|\nPrinciple 1: Second.|", "{n}", "Principle {n}", "Principle 1,Principle 1")]
    [InlineData("Section I: One|\nI.1 First.|", "{I}", "{s}.{n}", "I.1")]
    [InlineData("Part 1: One|\n1.1. First.|\n1.2. Second.|", "{n}", "{s}.{n}", "1.1,1.2")]
    [InlineData("1. One|\n1.1 – First.|\n1.2 – Second.|", "{n}", "{s}.{n}", "1.1,1.2")]
    public void Sections_and_clauses_may_be_numbered_otherwise(string table, string section, string clause, string numbers)
    {
        var reading = Read(table);
        reading.Sections.Should().OnlyContain(s => s.Scheme == new NumberingScheme(section, clause));
        string.Join(',', reading.Sections.SelectMany(s => s.Clauses).Select(c => c.ConsultationNumber)).Should().Be(numbers);
        reading.Sections.SelectMany(s => s.Clauses).Should().OnlyContain(c => c.Draft.ToText().EndsWith('.'));
        reading.Comments.Should().BeEmpty();
    }

    [Fact]
    public void A_comment_may_begin_with_numbers_of_any_kind()
    {
        var reading = Read(
            """
            1. One|
            Principle 1 First.|
            Principle 2 Second.|
            Principle 1 + 2 – hard to tell apart|We will join them
            Principle 1 is too long|Agreed
            Principle 9 – where is it?|Not there
            """
        );
        reading.Comments.Select(c => c.About.Count).Should().Equal(2, 2, 1);
        reading.Doubts.Should().ContainSingle().Which.Message.Should().Contain("Principle 9");
    }

    [Fact]
    public void A_number_of_another_section_begins_a_comment_not_a_clause()
    {
        var reading = Read("1. One|\n1.1 First.|\n2. Two|\n2.1 Second.|\n1.1 should stand here|\n3 year contracts|Noted");
        Clauses(reading).Should().Equal("1.1 First.", "2.1 Second.");
        Comments(reading).Should().Equal("5 1.1 should stand here → ", "6 3 year contracts → Noted");
        reading.Comments[0].About.Should().HaveCount(2);
    }

    [Fact]
    public void A_clause_out_of_order_is_read_and_doubted() =>
        Read("1. One|\n1.1 First.|\n1.3 Third.|\nA|B\n1.2 Second.|").Doubts.Where(d => d.Message.Contains("1.2 stands after")).Should()
            .ContainSingle().Which.Lines.Should().Equal(5);

    [Fact]
    public void After_a_page_break_each_column_goes_on_by_itself()
    {
        var reading = Read(
            """
            1. One|
            1.1 First, and it goes

            on here.|
            Left only goes|Done.

            on|
            Right only.|This goes

            |on.
            Neither.|Done.

            Nor this|Done too

            lower case after a stop.|New
            """
        );
        Clauses(reading).Should().Equal("1.1 First, and it goes on here.");
        Comments(reading)
            .Should()
            .Equal(
                "5 Left only goes on → Done.",
                "8 Right only. → This goes on.",
                "11 Neither. → Done.",
                "13 Nor this lower case after a stop. → Done too New"
            );
    }

    [Fact]
    public void A_full_stop_above_a_page_break_ends_the_cell() =>
        Comments(Read("1. One|\n1.1 First.|\nIt ends.|So\n\nlower case|Other")).Should().Equal("3 It ends. → So", "5 lower case → Other");

    [Fact]
    public void An_answer_that_runs_on_beside_the_next_comment_answers_both()
    {
        var reading = Read("1. One|\n1.1 First.|\nA?|This goes\nB?|\n\nC?|on for all.\nD?|");
        Comments(reading)
            .Should()
            .Equal("3 A? → This goes on for all.", "4 B? → This goes on for all.", "6 C? → This goes on for all.", "7 D? → ");
        reading.Responses.Should().ContainSingle();
        reading.Doubts.Should().ContainSingle().Which.Lines.Should().Equal(7);
    }

    [Fact]
    public void A_clause_between_them_parts_neighbours()
    {
        var reading = Read("1. One|\n1.1 First.|\nA|Same\n1.2 Second.|\nB|Same\n\nC|Same\nD|Other\nE|Same");
        reading.Responses.Select(r => r.Comments.Count).Should().Equal(1, 2, 1, 1);
        Read("1. One|\n1.1 First.|\nA|Same\n1.2 Second.|\nB|").Doubts.Should().BeEmpty();
    }

    [Fact]
    public void Neighbours_with_the_same_word_or_two_are_read_as_one_group_and_a_response_for_each_is_proposed()
    {
        var reading = Read("1. One|\n1.1 First.|\nA|Noted\nB|Noted\nC|Noted.\nD|We agree with you\nE|We agree with you");
        reading.Responses.Select(r => r.Comments.Count).Should().Equal(2, 1, 2);
        var doubt = reading.Doubts.Should().ContainSingle().Subject;
        doubt.Lines.Should().Equal(3, 4);
        doubt.Guess.Should().BeOfType<GuessOwnResponses>().Which.Comments.Should().Equal(reading.Comments.Take(2).Select(c => c.Id));
        doubt.GuessWords.Should().Contain("“Noted”");
    }

    [Fact]
    public void A_short_response_whose_cell_ran_beside_both_comments_is_one_without_a_doubt()
    {
        var reading = Read("1. One|\n1.1 First.|\nA?|Not\nB?|\n\nC?|agreed.");
        reading.Responses.Should().ContainSingle();
        reading.Doubts.Should().BeEmpty();
    }

    [Fact]
    public void A_response_beside_nothing_is_a_further_paragraph_and_doubted()
    {
        var reading = Read("1. One|\n1.1 First.|\nA|First.\n|Second.");
        reading.Responses.Single().Text.ToText().Should().Be("First.\nSecond.");
        reading.Doubts.Should().ContainSingle().Which.Lines.Should().Equal(4);
    }

    [Fact]
    public void Web_remnants_become_a_wording()
    {
        var reading = Read(
            """
            1. One|
            1.1 <p>First &amp; <b>last</b> &lt;here&gt; R&D &nbsp; 3 < 4</p><ol><li>one <i>two</i></li><li><p>three</p></li></ol>|
            See <a href="https://example.org/a&#47;b">this</a> <name> o lone<br>next|<ul> o a <ul> ○ b </ul> • c </ul> <p>d
            """
        );
        reading
            .Sections[0]
            .Clauses[0]
            .Draft.ToDelta()
            .ToString()
            .Should()
            .Be(
                """{"ops":[{"insert":"First & "},{"insert":"last","attributes":{"bold":true}},{"insert":" <here> R&D 3 < 4\none "},{"insert":"two","attributes":{"italic":true}},{"insert":"\n","attributes":{"list":"ordered"}},{"insert":"three"},{"insert":"\n","attributes":{"list":"ordered"}}]}"""
            );
        reading
            .Comments[0]
            .Body.ToDelta()
            .ToString()
            .Should()
            .Be(
                """{"ops":[{"insert":"See "},{"insert":"this","attributes":{"link":"https://example.org/a/b"}},{"insert":" <name> o lone\nnext\n"}]}"""
            );
        reading
            .Responses[0]
            .Text.Lines.Select(l => (l.List, l.Indent))
            .Should()
            .Equal((ListKind.Bullet, 0), (ListKind.Bullet, 1), (ListKind.Bullet, 0), (ListKind.None, 0));
    }

    [Fact]
    public void A_clause_s_list_may_stand_on_rows_below_it_a_comment_s_list_is_its_own()
    {
        var reading = Read("1. One|\n1.1 First:|\n• one|\n• two|\n• a comment|Answered\n1.2 Second.|\n• a comment too|");
        reading.Sections[0].Clauses[0].Draft.ToText().Should().Be("First:\none\ntwo");
        Comments(reading).Should().Equal("5 a comment → Answered", "7 a comment too → ");
    }

    [Fact]
    public void A_general_section_is_no_section_of_the_Code()
    {
        var reading = Read(
            "1. One|\n1.1 First.|\nGeneral comments for this section|\nA|\nOther comments|\nB|\nA comment about general comments, and more|"
        );
        reading.Sections.Select(s => s.Kind).Should().Equal(SectionKind.Numbered, SectionKind.General);
        reading.Comments.Select(c => c.About[0].GetType()).Should().Equal(typeof(AboutSection), typeof(AboutCode), typeof(AboutCode));
    }

    [Fact]
    public void Trailing_blank_columns_and_lost_trailing_tabs_are_no_matter() =>
        Comments(Read("1. One||\n1.1 First.\nA|B||\nC")).Should().Equal("3 A → B", "4 C → ");

    [Theory]
    [InlineData("Comment|Response\n1. Introduction|Agreed: we will cut this to two paragraphs.\n1.1 We meet.|\nWhy?|To talk")]
    [InlineData("1. Introduction|Agreed: we will cut this to two paragraphs.\n1.1 We meet.|\nWhy?|To talk")]
    public void A_response_beside_a_heading_is_not_read_and_that_is_said(string table)
    {
        var reading = Read(table);
        reading.Doubts.Should().ContainSingle(d => d.Message.StartsWith("“Agreed: we will cut this"));
        reading.Sections.Should().ContainSingle().Which.Heading.ToText().Should().Be("Introduction");
    }

    internal static Reading Read(string table, string fileName = "table.txt") =>
        RealTable.Read(fileName, Encoding.UTF8.GetBytes(table.Replace('|', '\t')));

    private static IEnumerable<string> Clauses(Reading reading) =>
        reading.Sections.SelectMany(s => s.Clauses).Select(c => $"{c.ConsultationNumber} {c.Draft.ToText()}");

    private static IEnumerable<string> Comments(Reading reading) =>
        reading.Comments.Select(c =>
            $"{c.Source.Line} {c.Body.ToText()} → {reading.Responses.SingleOrDefault(r => r.Id == c.Response)?.Text.ToText()}"
        );
}
