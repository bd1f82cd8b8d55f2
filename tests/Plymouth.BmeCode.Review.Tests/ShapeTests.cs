using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;
using static Plymouth.BmeCode.Review.Tests.Meetings;

namespace Plymouth.BmeCode.Review.Tests;

public sealed class ShapeTests
{
    private readonly PaperMeeting _meeting = Small();

    private IEnumerable<string?> Numbers => _meeting.Now.StandingClauses.Select(c => _meeting.Now.Numbers.Of(c.Id));

    private string Label(ClauseId clause) => _meeting.Now.Label(clause);

    [Fact]
    public void A_number_consulted_on_twice_is_shown_beside_the_computed_one()
    {
        Label(C3).Should().Be("2.1");
        Label(C4).Should().Be("2.2 (was 2.1)");
        _meeting.Now.NumbersUsedTwice.Should().ContainSingle().Which.Clauses.Should().Equal(C3, C4);
    }

    [Fact]
    public void A_new_clause_moves_the_numbers_behind_it()
    {
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Joint, 1))).Clause;
        Label(added).Should().Be("2.2");
        Label(C4).Should().Be("2.3 (was 2.1)");
        _meeting.Table.Wording(added.Passage).IsBlank.Should().BeTrue();
    }

    [Fact]
    public void A_place_counts_the_clauses_that_stand()
    {
        _meeting.Do(new DeleteClause(C3, 0));
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Joint, 1))).Clause;
        Label(C4).Should().Be("2.1");
        Label(added).Should().Be("2.2");
    }

    [Fact]
    public void A_clause_moves_within_and_between_sections()
    {
        _meeting.Do(new MoveClause(C4, Joint, 0));
        Label(C4).Should().Be("2.1");
        Label(C3).Should().Be("2.2 (was 2.1)");
        _meeting.Do(new MoveClause(C1, Joint, 2));
        Label(C1).Should().Be("2.3 (was 1.1)");
        Label(C2).Should().Be("1.1 (was 1.2)");
        _meeting.Ask(new MoveClause(C1, Joint, 2)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Ask(new MoveClause(C1, Joint, 7)).Should().BeOfType<Decision.AlreadySo>("past the end is the end");
    }

    [Fact]
    public void Clauses_do_not_stand_under_a_heading_of_the_table_or_in_a_deleted_section()
    {
        _meeting.Refused(new MoveClause(C1, General, 0)).Code.Should().Be(Refusal.Invalid);
        _meeting.Refused(new AddClause(General, 0)).Code.Should().Be(Refusal.Invalid);
        _meeting.Do(new DeleteSection(Joint));
        _meeting.Refused(new MoveClause(C1, Joint, 0)).Code.Should().Be(Refusal.Closed);
        _meeting.Refused(new AddClause(new SectionId("s99"), 0)).Code.Should().Be(Refusal.NotFound);
    }

    [Fact]
    public void A_deleted_clause_keeps_its_consultation_number_and_its_comments()
    {
        _meeting.Do(new DeleteClause(C1, 0));
        _meeting.Now.Clauses[C1].ConsultationNumber.Should().Be("1.1");
        _meeting.Now.Numbers.Of(C1).Should().BeNull();
        Label(C1).Should().Be("1.1, deleted");
        _meeting.Now.CommentsAbout(C1).Should().HaveCount(3);
        _meeting.Table.Passage(C1.Passage).Closed.Should().Be("deleted");
    }

    [Fact]
    public void A_clause_comes_back_to_its_place()
    {
        _meeting.Do(new DeleteClause(C1, 0));
        _meeting.Do(new BringBackClause(C1));
        Label(C1).Should().Be("1.1");
        _meeting.Table.Passage(C1.Passage).Closed.Should().BeNull();
        _meeting.Ask(new BringBackClause(C1)).Should().BeOfType<Decision.AlreadySo>();
    }

    [Fact]
    public void A_clause_somebody_types_in_is_not_deleted_unread()
    {
        _meeting.Type(C1.Passage, " More.");
        var refusal = _meeting.Refused(new DeleteClause(C1, 0));
        refusal.Code.Should().Be(Refusal.Stale);
        refusal.Message.Should().Contain("1.1").And.Contain("changed");
    }

    [Fact]
    public void An_agreed_clause_moves_but_is_neither_deleted_nor_split_nor_joined()
    {
        _meeting.Do(new AgreeClause(C3, 0));
        _meeting.Do(new MoveClause(C3, Joint, 1));
        _meeting.Refused(new DeleteClause(C3, 1)).Code.Should().Be(Refusal.Agreed);
        _meeting.Refused(new SplitClause(C3, 3, 1)).Code.Should().Be(Refusal.Agreed);
        _meeting.Refused(new JoinWithNext(C4)).Code.Should().Be(Refusal.Agreed);
        _meeting.Refused(new DeleteSection(Joint)).Message.Should().Contain("2.2 (was 2.1)");
    }

    [Fact]
    public void Splitting_within_a_line_makes_two_clauses_of_it()
    {
        var split = (ClauseSplit)_meeting.Do(new SplitClause(C1, "This Code ".Length, 0));
        _meeting.Says(C1).Should().Be("This Code");
        _meeting.Says(split.New).Should().Be("outlines undertakings.");
        Label(split.New).Should().Be("1.2");
        Label(C2).Should().Be("1.3 (was 1.2)");
        _meeting.Now.Clauses[split.New].From.Should().Equal(C1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Splitting_at_a_line_end_or_at_a_line_start_is_the_same(int at)
    {
        var bullet = Attributes.Of(("list", AttributeValue.Of("bullet")));
        _meeting.Change(
            C3.Passage,
            new DeltaBuilder().Insert("will").Insert("\n", bullet).Delete(12).Insert("two").Retain(1, bullet).ToDelta()
        );
        var split = (ClauseSplit)_meeting.Do(new SplitClause(C3, at, 1));
        _meeting.Table.Wording(C3.Passage).ToDelta().Should().Be(new DeltaBuilder().Insert("will").Insert("\n", bullet).ToDelta());
        _meeting.Table.Wording(split.New.Passage).ToDelta().Should().Be(new DeltaBuilder().Insert("two").Insert("\n", bullet).ToDelta());
    }

    [Fact]
    public void Each_part_keeps_the_marks_of_its_lines()
    {
        var bullet = Attributes.Of(("list", AttributeValue.Of("bullet")));
        var bold = Attributes.Of(("bold", AttributeValue.True));
        _meeting.Change(C3.Passage, new DeltaBuilder().Retain(6, bold).Retain(6).Insert("\n", bullet).Insert("last").ToDelta());
        var split = (ClauseSplit)_meeting.Do(new SplitClause(C3, 3, 1));
        _meeting.Table.Wording(C3.Passage).ToDelta().Should().Be(new DeltaBuilder().Insert("Bui", bold).Insert("\n", bullet).ToDelta());
        _meeting
            .Table.Wording(split.New.Passage)
            .ToDelta()
            .Should()
            .Be(new DeltaBuilder().Insert("ld ", bold).Insert("trust.").Insert("\n", bullet).Insert("last\n").ToDelta());
    }

    [Fact]
    public void A_split_leaves_every_character_whole()
    {
        var split = (ClauseSplit)_meeting.Do(new SplitClause(C4, "Share premises ".Length + 1, 0));
        _meeting.Says(C4).Should().Be("Share premises");
        _meeting.Says(split.New).Should().Be("🏠 and time.");
    }

    [Fact]
    public void A_clause_that_begins_with_an_emoji_is_not_split_within_it()
    {
        var split = (ClauseSplit)_meeting.Do(new SplitClause(C4, "Share premises ".Length, 0));
        _meeting.Refused(new SplitClause(split.New, 1, 0)).Code.Should().Be(Refusal.Invalid);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(99)]
    public void Words_stand_on_both_sides_of_a_split(int at) =>
        _meeting.Refused(new SplitClause(C3, at, 0)).Code.Should().Be(Refusal.Invalid);

    [Fact]
    public void Joining_puts_the_next_clause_below_and_keeps_its_history_reachable()
    {
        _meeting.Do(new JoinWithNext(C3));
        _meeting.Says(C3).Should().Be("Build trust.\nShare premises 🏠 and time.");
        _meeting.Now.Clauses[C4].Status.Should().Be(ClauseStatus.Deleted);
        _meeting.Now.Clauses[C3].From.Should().Equal(C4);
        _meeting.Table.Passage(C4.Passage).Closed.Should().Be("joined into another clause");
        _meeting.Refused(new JoinWithNext(C3)).Message.Should().Contain("last clause");
    }

    [Fact]
    public void A_section_is_added_moved_and_numbered()
    {
        var added = ((SectionAdded)_meeting.Do(new AddSection(1, " Public  undertakings\n"))).Section;
        _meeting.Table.Text(added.Heading).Should().Be("Public undertakings");
        _meeting.Now.Numbers.Of(Joint).Should().Be("3");
        Label(C3).Should().Be("3.1 (was 2.1)");
        _meeting.Do(new MoveSection(added, 0));
        _meeting.Now.Numbers.Of(added).Should().Be("1");
        _meeting.Ask(new MoveSection(added, 0)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Refused(new AddSection(0, "  ")).Code.Should().Be(Refusal.Invalid);
    }

    [Fact]
    public void A_section_goes_and_comes_back_with_its_clauses()
    {
        _meeting.Do(new DeleteClause(C4, 0));
        _meeting.Do(new DeleteSection(Joint));
        _meeting.Table.Passage(Joint.Heading).Closed.Should().Be("deleted");
        _meeting.Table.Passage(C3.Passage).Closed.Should().Be("deleted");
        _meeting.Refused(new BringBackClause(C4)).Code.Should().Be(Refusal.Closed);
        _meeting.Do(new BringBackSection(Joint));
        Numbers.Should().Equal("1.1", "1.2", "2.1");
        _meeting.Now.Clauses[C4].Status.Should().Be(ClauseStatus.Deleted, "it was deleted before its section");
    }

    [Fact]
    public void The_heading_that_holds_comments_about_the_Code_stays() =>
        _meeting.Refused(new DeleteSection(General)).Code.Should().Be(Refusal.Invalid);

    [Theory]
    [InlineData("{n}", "{s}.{n}", "2", "2.1")]
    [InlineData("{A}", "{s}{n}", "B", "B1")]
    [InlineData("{I}", "{s}({a})", "II", "II(a)")]
    [InlineData("{n}", "Principle {N}", "2", "Principle 3")]
    public void Numbers_follow_the_scheme_of_the_source(string section, string clause, string sectionNumber, string clauseNumber)
    {
        var ids = new CountingIds();
        var scheme = new NumberingScheme(section, clause);
        var meeting = new PaperMeeting(
            new ReadingBuilder(ids)
                .Section("One", scheme: scheme)
                .Clause("a")
                .Clause("b")
                .Section("Two", scheme: scheme)
                .Clause("c")
                .Build(),
            ids
        );
        meeting.Now.Numbers.Of(new SectionId("s2")).Should().Be(sectionNumber);
        meeting.Now.Numbers.Of(new ClauseId("c3")).Should().Be(clauseNumber);
    }

    [Fact]
    public void Numbers_are_computed_once_for_each_consultation()
    {
        var before = _meeting.Now;
        before.Numbers.Should().BeSameAs(before.Numbers);
        var after = before with { Sections = before.Sections.RemoveAt(0) };
        after.Numbers.Should().NotBeSameAs(before.Numbers);
    }
}
