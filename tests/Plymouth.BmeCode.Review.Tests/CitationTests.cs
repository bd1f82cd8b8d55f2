using FluentAssertions;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>Numbers in texts: which are citations, and what they mean once clauses are renumbered.</summary>
public sealed class CitationTests
{
    [Theory]
    [InlineData("See 2.3.", "2.3")]
    [InlineData("(2.2) also done", "2.2")]
    [InlineData("2.3–2.5 and 2.7", "2.3|…2.5|2.7")]
    [InlineData("2.3 to 2.5", "2.3|…2.5")]
    [InlineData("2.3+2.7", "2.3|2.7")]
    [InlineData("Section 2 says so", "section:2")]
    [InlineData("the heading in 4.", "section:4")]
    [InlineData("Section \n4 says so", "section:4")]
    [InlineData("Appendix\n\n2.3", "")]
    [InlineData("delete \n2.3", "2.3 goes")]
    [InlineData("1.1 + 2.2", "1.1|2.2")]
    [InlineData("mentioned in heading of '2'", "section:2")]
    [InlineData("Second bullet of 3.3", "3.3#2")]
    [InlineData("item 3.3, first bullet point", "3.3#1")]
    [InlineData("B3, last bullet", "B3#-1")]
    [InlineData("Principles 4, 5 and 7", "Principles 4|Principles 5|Principles 7")]
    [InlineData("B3(c) and 12(3)(b)", "B3(c)|12(3)(b)")]
    [InlineData("IV.2", "IV.2")]
    [InlineData("This clause says", "This clause")]
    [InlineData("2.3 is to be taken out", "2.3 goes")]
    [InlineData("We will delete clause 2.3", "clause 2.3 goes")]
    [InlineData("2.5 million, £2.5, 2.5%, 2.5 per cent, 2.30 p.m., 12.11.2009, an A3 poster, version 2.1, Regulation 12(3), page 2.1", "")]
    [InlineData("section 2 of the Equality Act, 3 rd sector, 75% of 1998, A1b, v2.5", "")]
    public void Numbers_that_may_name_clauses_are_told_from_figures(string text, string found) =>
        string.Join(
                '|',
                CitationReader
                    .In(text)
                    .Where(c => !c.IsBare || c.IsPlain)
                    .Select(c =>
                        $"{(c.EndsRange ? "…" : "")}{(c.OfSection ? "section:" : c.Word is "Principles" or "clause" ? $"{c.Word} " : "")}{c.Number}{(c.Bullet is { } bullet ? $"#{bullet}" : "")}{(c.SaysItGoes ? " goes" : "")}"
                    )
            )
            .Should()
            .Be(found);

    [Fact]
    public void What_was_received_means_the_consultation_number_what_is_typed_means_the_number_of_its_time()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " See 1.2.");
        meeting.Do(new DeleteClause(C1, 0));
        Cited(meeting, R1).Should().Equal("1.2, now 1.1");
        meeting.Type(R2.Passage, " See 1.1.");
        Cited(meeting, R2).Should().BeEmpty();
        meeting.Do(new UndoLast());
        Cited(meeting, R1).Should().BeEmpty();
        Cited(meeting, R2).Should().Equal("1.1, now 1.2");
    }

    [Fact]
    public void A_clause_typed_by_its_present_number_is_no_false_alarm_where_a_number_was_used_twice()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " As 2.2 says.");
        StandingCitations.Of(meeting.Table, R1.Passage).Should().ContainSingle().Which.Clause.Should().Be(C4);
        Cited(meeting, R1).Should().BeEmpty();
    }

    [Fact]
    public void Of_two_clauses_consulted_on_with_one_number_a_response_means_the_one_it_answers_for_however_that_changes()
    {
        var ids = new CountingIds();
        var meeting = new PaperMeeting(
            new ReadingBuilder(ids)
                .Section("Undertakings")
                .Clause("Build trust.")
                .Comment("How?", "As 1.2 says.")
                .Clause("Share premises.", "1.2")
                .Clause("Share time.", "1.2")
                .Comment("How much?")
                .Build(),
            ids
        );
        Cited(meeting, R1).Should().BeEmpty("the first 1.2 is 1.2 still");
        meeting.Do(meeting.Group(R1, K1, K2));
        Cited(meeting, R1).Should().Equal("1.2, now 1.3");
        meeting.Do(new SplitOffComment(K2, R1));
        Cited(meeting, R1).Should().BeEmpty();
    }

    [Fact]
    public void Words_that_move_take_the_meaning_of_their_numbers_along()
    {
        var meeting = Small();
        meeting.Type(R2.Passage, " As 1.2 says it.");
        meeting.Do(new DeleteClause(C1, 0));
        meeting.Do(meeting.Group(R1, K3, K4));
        meeting.Says(R1).Should().Contain("1.2");
        Cited(meeting, R1).Should().Equal("1.2, now 1.1");
        meeting.Do(new SplitOffComment(K4, R1));
        Cited(meeting, meeting.Now.Comments[K4].Response!.Value).Should().Equal("1.2, now 1.1");
    }

    [Fact]
    public void Typing_elsewhere_in_the_passage_leaves_the_meaning_alone_and_typing_the_number_anew_does_not()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " See 1.2.");
        meeting.Do(new DeleteClause(C1, 0));
        meeting.Change(R1.Passage, new DeltaBuilder().Insert("Well. ").ToDelta());
        Cited(meeting, R1).Should().Equal("1.2, now 1.1");
        var at = CitationReader.Text(meeting.Table.Wording(R1.Passage)).IndexOf("1.2", StringComparison.Ordinal);
        meeting.Change(R1.Passage, new DeltaBuilder().Retain(at).Insert("1.1").Delete(3).ToDelta());
        Cited(meeting, R1).Should().BeEmpty();
    }

    [Fact]
    public void A_number_that_no_clause_has_is_told_only_where_the_text_plainly_names_a_clause()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " See 1.9. It grew by 1.7.");
        Cited(meeting, R1).Should().Equal("1.9");
    }

    [Fact]
    public void A_stale_number_is_found_and_one_click_makes_it_follow()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " See 1.2, and 1.2 again.");
        meeting.Do(new DeleteClause(C1, 0));
        var found = Stale(meeting);
        found
            .Select(f => f.Message)
            .Should()
            .Equal(Enumerable.Repeat("The response to 1.1, comments 2 and 3 says “1.2”; that clause is 1.1 now.", 2));
        found.Select(f => f.Id).Should().OnlyHaveUniqueItems();
        meeting.Do(found[0].Remedies[0].Command!);
        meeting.Says(R1).Should().Be("The partners. See 1.1, and 1.2 again.");
        Stale(meeting).Should().ContainSingle();
        meeting.Do(new UndoLast());
        meeting.Says(R1).Should().Be("The partners. See 1.2, and 1.2 again.");
        meeting.Do(found[0].Remedies[0].Command!);
        meeting.Refused(found[0].Remedies[0].Command!).Code.Should().Be(Refusal.Stale);
        meeting.Do(new BringBackClause(C1));
        meeting.Says(R1).Should().Be("The partners. See 1.2, and 1.2 again.");
        Stale(meeting).Should().BeEmpty();
        meeting.Do(new DeleteClause(C2, 0));
        Stale(meeting)
            .Select(f => f.Message)
            .Should()
            .Equal(
                "The response to 1.1, comments 2 and 3 says “1.2”, and that clause is deleted.",
                "The response to 1.1, comments 2 and 3 has a cross-reference to 1.2, which is deleted."
            );
    }

    [Fact]
    public void A_response_that_says_a_clause_goes_may_name_it_when_it_is_gone()
    {
        var meeting = Small();
        meeting.Type(R1.Passage, " So 1.1 will be deleted.");
        meeting.Do(new DeleteClause(C1, 0));
        Stale(meeting).Should().BeEmpty();
    }

    [Fact]
    public void What_a_consultee_wrote_is_no_defect()
    {
        var meeting = Small();
        StandingCitations.Of(meeting.Table, meeting.Now.Comments[K5]).Single().Text.Should().Be("2.1");
        meeting.Do(new DeleteClause(C3, 0));
        meeting.Do(new DeleteClause(C4, 0));
        StandingCitations.Of(meeting.Table, meeting.Now.Comments[K5]).Single().Beside.Should().Be(", deleted");
        Stale(meeting).Should().BeEmpty();
    }

    [Fact]
    public void An_agreed_wording_offers_no_click_that_would_be_refused()
    {
        var meeting = Small();
        meeting.Type(C3.Passage, " As 1.2 says.");
        meeting.Do(new AgreeClause(C3, meeting.Version(C3)));
        meeting.Do(new DeleteClause(C1, 0));
        Stale(meeting)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Finding>(f => f.Blocking && f.Remedies.TrueForAll(r => r.Command == null));
    }

    private static List<Finding> Stale(PaperMeeting meeting) =>
        [.. meeting.Table.Findings.Open.Where(f => f.Finding.Kind == FindingKind.StaleCitation).Select(f => f.Finding)];

    private static IEnumerable<string> Cited(PaperMeeting meeting, ResponseId response) =>
        StandingCitations.Of(meeting.Table, response.Passage).Where(c => c.IsStale).Select(c => c.Text + c.Beside);
}
