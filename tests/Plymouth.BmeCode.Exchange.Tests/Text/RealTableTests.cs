using System.Text;
using FluentAssertions;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Exchange.Tests.Text;

/// <summary>The real table is read exactly. Comments and responses are named by the line the comment starts on.</summary>
public class RealTableTests
{
    private static readonly Reading Reading = RealTable.Reading;

    /// <summary>
    /// To write it anew after a wanted change: <c>BMECODE_WRITE_GOLDEN=1 dotnet run --project tests/Plymouth.BmeCode.Exchange.Tests</c>;
    /// then read the difference row by row beside the source.
    /// </summary>
    [Fact]
    public void The_reading_is_the_golden_one_byte_for_byte()
    {
        var golden = Path.Combine(RealTable.Seeds, "plymouth-bme-code-consultation.reading.json");
        var written = GoldenReading.Write(Reading);
        if (Environment.GetEnvironmentVariable("BMECODE_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, written);
        }

        written.Should().Be(File.ReadAllText(golden));
    }

    [Fact]
    public void It_holds_what_the_working_group_counted()
    {
        Reading.Title.Should().Be("Plymouth BME Code of Practice");
        Reading.Sections.Should().HaveCount(5);
        Reading.Sections.Sum(s => s.Clauses.Count).Should().Be(30);
        Reading.Comments.Should().HaveCount(153);
        Reading.Responses.Should().HaveCount(110);
        Reading.Responses.Count(r => r.Comments.Count > 1).Should().Be(5);
        Reading.Comments.Count(c => c.Response is null).Should().Be(32);
        Reading.Comments.Select(c => c.Place).Should().Equal(Enumerable.Range(0, 153));
        Reading.Responses.Should().OnlyContain(r => r.Disposition == null);
    }

    [Fact]
    public void Sections_have_number_heading_and_lead_in()
    {
        Reading
            .Sections.Select(s => (s.ConsultationNumber, s.Kind, s.Heading.ToText(), s.LeadIn.ToText()))
            .Should()
            .Equal(
                ("1", SectionKind.Numbered, "Introduction", ""),
                ("2", SectionKind.Numbered, "Joint Undertakings", "LSP partners from the Public, Private and Third sectors will:-"),
                ("3", SectionKind.Numbered, "Public Sector Undertakings", "Public sector organisations will:-"),
                ("4", SectionKind.Numbered, "Third Sector Undertakings", "The Third sector will:-"),
                (null, SectionKind.General, "Anything missing / general comments", "")
            );
        Reading.Sections.Should().OnlyContain(s => s.Scheme == NumberingScheme.Decimal);
    }

    [Fact]
    public void The_number_4_7_stands_twice_and_makes_two_clauses()
    {
        Reading
            .Sections[3]
            .Clauses.Select(c => c.ConsultationNumber)
            .Should()
            .Equal("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.7", "4.8", "4.9", "4.10");
        var twins = Reading.Sections[3].Clauses.Where(c => c.ConsultationNumber == "4.7").ToList();
        twins[1].Draft.ToText().Should().StartWith("Respond to the needs of service users");
        AtLine(168).About.Should().Equal(new AboutClause(twins[0].Id));
        AtLine(179).About.Should().Equal(new AboutClause(twins[1].Id));
    }

    [Theory]
    [InlineData(7, "Outside Code's remit")]
    [InlineData(30, "See above. There are a number of organisations in Plymouth who already meet this criteria.")]
    [InlineData(43, "As above")]
    [InlineData(53, "Yes this is covered in the core Compact therefore 2.3 will be deleted from the BME code.")]
    [InlineData(86, "Agree – wording changed")]
    [InlineData(
        110,
        "In second bullet point after “reflects the needs of” ... add: “and is accessible to, all ...”, and after line groups: “ "
            + "across the city ...” Amend 4.3 accordingly."
    )]
    [InlineData(187, "As above")]
    [InlineData(207, "Add words ‘against evidence-based need’ at end of this bullet point.")]
    public void Responses_stand_beside_their_comments(int line, string response) => AnswerAt(line).Should().Be(response);

    [Theory]
    [InlineData(16, 17)]
    [InlineData(72, 73)]
    [InlineData(89, 90)]
    [InlineData(131, 132, 133, 134)]
    [InlineData(168, 169, 170, 172, 173, 174)]
    public void The_same_response_on_neighbouring_rows_answers_a_group(params int[] lines)
    {
        var response = Reading.Responses.Single(r => r.Id == AtLine(lines[0]).Response);
        response.Comments.Should().Equal(lines.Select(l => AtLine(l).Id));
    }

    [Fact]
    public void The_same_response_further_away_is_another_response() =>
        AtLine(191).Response.Should().NotBe(AtLine(204).Response).And.NotBeNull();

    [Fact]
    public void A_comment_and_its_answer_go_on_after_a_page_break()
    {
        AtLine(17).Body.ToText().Should().EndWith("that have never been consulted.");
        AnswerAt(17).Should().Contain("it is not about excluding other groups which deliver");
        AtLine(57).Body.ToText().Should().EndWith("to maintain the sectors independence is key");
        AnswerAt(57).Should().Be("Beyond remit of this Code.");
    }

    [Fact]
    public void A_comment_that_begins_with_numbers_is_about_those_clauses_and_keeps_them()
    {
        AboutAt(77).Should().Equal("2.7", "2.3");
        AboutAt(81).Should().Equal("2.7", "2.8");
        AboutAt(82).Should().Equal("2.7", "2.8");
        AboutAt(163).Should().Equal("4.5", "4.6");
        AtLine(82).Body.ToText().Should().StartWith("2.7 +2.8 – Do the LSP");
        AboutAt(207).Should().Equal("the Code");
    }

    [Fact]
    public void Comments_above_the_first_clause_are_about_their_section_and_the_label_is_no_text()
    {
        AboutAt(6).Should().Equal("1");
        AtLine(6).Body.ToText().Should().StartWith("Similar to the BME definition");
        AboutAt(11).Should().Equal("1");
        AtLine(93).Body.ToText().Should().StartWith("Need to recognise");
        AboutAt(143).Should().Equal("4");
    }

    [Fact]
    public void Lists_lose_their_marks_and_keep_their_nesting()
    {
        AtLine(45)
            .Body.Lines.Select(l => (l.List, l.Indent))
            .Should()
            .Equal((ListKind.Bullet, 0), (ListKind.Bullet, 1), (ListKind.Bullet, 1), (ListKind.Bullet, 1));
        AtLine(83).Body.Lines.Select(l => l.List).Should().Equal(ListKind.None, ListKind.Bullet, ListKind.Bullet, ListKind.Bullet);
        Clause("1.2")
            .Draft.Lines.Select(l => l.List)
            .Should()
            .Equal(ListKind.None, ListKind.Bullet, ListKind.Bullet, ListKind.Bullet, ListKind.Bullet);
        Clause("1.3").Draft.Lines.Select(l => l.List).Should().Equal(ListKind.None, ListKind.None);
        Clause("3.3").Draft.Lines.Select(l => l.List).Should().Equal(ListKind.None, ListKind.Bullet, ListKind.Bullet, ListKind.None);
    }

    [Fact]
    public void Emphasis_is_kept()
    {
        var underlined = Reading.Comments.SelectMany(c =>
            c.Body.ToDelta().Ops.Where(o => o.Attributes?["underline"] is not null).Select(o => (c.Source.Line, o.Text))
        );
        underlined
            .Should()
            .Equal((6, "every"), (9, "should"), (9, "all"), (34, "outcomes"), (55, "IF"), (60, "have"), (65, "ALL"), (186, "all"));
    }

    [Fact]
    public void Slips_stay_as_they_were_written()
    {
        AtLine(16).Body.ToText().Should().Contain("busiest 3 rd sector orgs");
        AtLine(30).Body.ToText().Should().Contain("75& management committee");
        AtLine(65).Body.ToText().Should().Contain("to ALL , needs");
        Clause("1.1").Draft.ToText().Should().Contain("the Black & Minority Ethnic");
    }

    [Fact]
    public void Each_run_of_blank_cells_under_an_answer_is_one_doubt_that_offers_the_answer()
    {
        var runs = Reading.Doubts.Where(d => d.Guess is GuessAnswerAbove).ToList();
        runs.Select(d => (d.Lines[0], d.Lines[^1], d.Lines.Count))
            .Should()
            .Equal(
                (20, 27, 8),
                (31, 36, 6),
                (49, 49, 1),
                (60, 60, 1),
                (65, 65, 1),
                (91, 91, 1),
                (116, 116, 1),
                (119, 119, 1),
                (122, 123, 2)
            );
        foreach (var (doubt, guess) in runs.Select(d => (d, (GuessAnswerAbove)d.Guess!)))
        {
            guess.Comments.Should().Equal(doubt.Lines.Select(l => AtLine(l).Id));
            Reading.Comments.Where(c => guess.Comments.Contains(c.Id)).Should().OnlyContain(c => c.Response == null);
        }

        ((GuessAnswerAbove)runs[0].Guess!).Response.Should().Be(AtLine(16).Response!.Value);
    }

    [Fact]
    public void A_bracketed_remark_at_the_end_of_an_unanswered_comment_is_a_doubt_not_a_response()
    {
        var doubt = Reading.Doubts.Single(d => d.Guess is GuessAnswerInComment);
        doubt.Lines.Should().Equal(93);
        var guess = (GuessAnswerInComment)doubt.Guess!;
        guess.Comment.Should().Be(AtLine(93).Id);
        guess.Answer.ToText().Should().Be("Section 1.3 deals with this");
        AtLine(93).Response.Should().BeNull();
    }

    [Theory]
    [InlineData(
        "3.4",
        113,
        "follows government guidance on ensuring it promotes community cohesion and not single group issues",
        "is joined up - i.e. avoid"
    )]
    [InlineData(
        "4.3",
        155,
        "maintain links and communications between the delivery organisation / partnership and the BME led Third Sector",
        "ensure delivery of this contract"
    )]
    [InlineData(
        "4.6",
        166,
        "presenting BME community concerns to the LSP and other partners based on accountable partnerships with local communities",
        "ensuring implications for BME communities"
    )]
    public void Entries_that_ran_together_are_read_as_one_and_the_split_is_proposed(string number, int line, string first, string second)
    {
        var clause = Clause(number);
        var doubt = Reading.Doubts.Single(d => d.Guess is GuessSplitLines split && split.Clause == clause.Id);
        var proposed = ((GuessSplitLines)doubt.Guess!).Draft;
        clause.Draft.Lines.Should().HaveCount(2);
        doubt.Lines.Should().Equal(line);
        proposed.ToText().Split('\n').Should().HaveCount(3);
        proposed.ToText().Split('\n')[1].Should().Be(first);
        proposed.ToText().Split('\n')[2].Should().StartWith(second);
        Characters.Apart(proposed).Should().Be(Characters.Apart(clause.Draft), "lines, never characters, change");
        proposed.Lines[2].List.Should().Be(ListKind.Bullet);
    }

    [Fact]
    public void There_are_no_other_doubts() =>
        Reading.Doubts.Should().HaveCount(9 + 1 + 3).And.OnlyContain(d => d.State == DoubtState.Open && d.Guess != null);

    [Fact]
    public void It_reads_the_same_with_other_line_ends_and_a_byte_order_mark()
    {
        var text = Encoding.UTF8.GetString(RealTable.Bytes);
        byte[] other = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];
        GoldenReading.Write(RealTable.Read(RealTable.FileName, other)).Should().Be(GoldenReading.Write(Reading));
    }

    [Fact]
    public void More_blank_lines_at_a_page_break_change_nothing_but_the_lines()
    {
        var text = Encoding.UTF8.GetString(RealTable.Bytes).Replace("\n\n", "\n\n\t\n \n", StringComparison.Ordinal);
        var other = RealTable.Read(RealTable.FileName, Encoding.UTF8.GetBytes(text));
        other.Comments.Select(c => c.Body).Should().Equal(Reading.Comments.Select(c => c.Body));
        other.Responses.Select(r => r.Text).Should().Equal(Reading.Responses.Select(r => r.Text));
    }

    [Fact]
    public void Every_character_of_the_source_is_accounted_for()
    {
        var (result, accounting) = TableReader.ReadAccounted(RealTable.FileName, RealTable.Bytes, new CountingIds());
        result.Should().BeOfType<ReadingResult.Good>();
        Characters.Check(Encoding.UTF8.GetString(RealTable.Bytes), accounting!, RealTable.Reading);
    }

    private static Comment AtLine(int line) => Reading.Comments.Single(c => c.Source.Line == line);

    private static string AnswerAt(int line) => Reading.Responses.Single(r => r.Id == AtLine(line).Response).Text.ToText();

    private static IEnumerable<string> AboutAt(int line) =>
        AtLine(line)
            .About.Select(t =>
                t switch
                {
                    AboutClause clause => Reading.Sections.SelectMany(s => s.Clauses).Single(c => c.Id == clause.Clause).ConsultationNumber,
                    AboutSection section => Reading.Sections.Single(s => s.Id == section.Section).ConsultationNumber!,
                    _ => "the Code",
                }
            );

    private static ReadClause Clause(string number) =>
        Reading.Sections.SelectMany(s => s.Clauses).First(c => c.ConsultationNumber == number);
}
