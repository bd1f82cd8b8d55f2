using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Decisions;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests;

/// <summary>
/// A clause may have clauses below it, and each of these in turn: c1 to c7 stand as 1.1, 1.1.1, 1.1.1.1, 1.1.2, 1.2, 2.1, 2.2.
/// </summary>
public sealed class SubClauseTests
{
    private static readonly SectionId First = new("s1");
    private static readonly SectionId Second = new("s2");
    private static readonly NumberingScheme Lettered = new("{n}", "{s}.{n}") { SecondLevel = "{c}({a})", ThirdLevel = "{c}({i})" };
    private readonly PaperMeeting _meeting = Meeting(NumberingScheme.Decimal);

    private IEnumerable<string> Code => _meeting.Now.StandingClauses.Select(c => $"{_meeting.Now.Numbers.Of(c.Id)} {_meeting.Says(c.Id)}");

    private static PaperMeeting Meeting(NumberingScheme scheme)
    {
        var ids = new CountingIds();
        return new(
            new ReadingBuilder(ids)
                .Section("One", scheme: scheme)
                .Clause("a")
                .Clause("b", "1.1.1", level: 1)
                .Clause("c", "1.1.1.1", level: 2)
                .Clause("d", "1.1.2", level: 1)
                .Clause("e", "1.2")
                .Section("Two", scheme: scheme)
                .Clause("f")
                .Clause("g")
                .Build(),
            ids
        );
    }

    private static ClauseId Clause(int number) => new($"c{number}");

    [Fact]
    public void Numbers_say_what_stands_below_what()
    {
        Code.Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e", "2.1 f", "2.2 g");
        _meeting.Now.Below(Clause(1)).Should().Equal(Clause(2), Clause(3), Clause(4));
        _meeting.Now.Above(Clause(4)).Should().Be(Clause(1));
        _meeting.Now.Above(Clause(1)).Should().BeNull();
        _meeting.Now.Label(Clause(3)).Should().Be("1.1.1.1");
    }

    [Fact]
    public void Each_level_is_numbered_in_the_form_of_the_source() =>
        Meeting(Lettered)
            .Now.Numbers.Of(Clause(3))
            .Should()
            .Be("1.1(a)(i)");

    [Fact]
    public void An_article_put_in_between_does_not_move_those_behind_it()
    {
        var articles = new NumberingScheme("{n}", "Article {N}") { SecondLevel = "{c}{a}" };
        Meeting(articles)
            .Now.StandingClauses.Select(c => c.Id.Value)
            .Zip(Meeting(articles).Now.StandingClauses.Select(c => Meeting(articles).Now.Numbers.Of(c.Id)))
            .Should()
            .Contain(("c2", "Article 1a"))
            .And.Contain(("c5", "Article 2"))
            .And.Contain(("c6", "Article 3"));
    }

    [Fact]
    public void A_clause_moves_with_those_below_it()
    {
        _meeting.Do(new MoveClause(Clause(2), Second, 1));
        Code.Should().Equal("1.1 a", "1.1.1 d", "1.2 e", "2.1 f", "2.1.1 b", "2.1.1.1 c", "2.2 g");
        _meeting.Do(new UndoLast());
        Code.Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e", "2.1 f", "2.2 g");
    }

    [Fact]
    public void A_clause_with_none_before_it_stands_on_the_first_level()
    {
        _meeting.Do(new MoveClause(Clause(2), Second, 0));
        Code.Should().Equal("1.1 a", "1.1.1 d", "1.2 e", "2.1 b", "2.1.1 c", "2.2 f", "2.3 g");
        _meeting.Do(new UndoLast());
        Code.Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e", "2.1 f", "2.2 g");
    }

    [Fact]
    public void A_clause_becomes_a_sub_clause_and_leaves_again()
    {
        _meeting.Do(new MoveClause(Clause(5), First, 4, Level: 1));
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.1.3 e");
        _meeting.Ask(new MoveClause(Clause(5), First, 4, Level: 1)).Should().BeOfType<Decision.AlreadySo>();
        _meeting.Do(new MoveClause(Clause(2), First, 1, Level: 0));
        Code.Take(5).Should().Equal("1.1 a", "1.2 b", "1.2.1 c", "1.2.2 d", "1.2.3 e");
        _meeting.Do(new UndoLast());
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.1.3 e");
    }

    [Fact]
    public void There_is_no_fourth_level()
    {
        var refusal = _meeting.Refused(new MoveClause(Clause(1), Second, 1, Level: 1));
        refusal.Message.Should().Contain("1.1").And.Contain("third level");
        _meeting.Do(new AddClause(First, 3, Level: 9));
        Code.Should().HaveElementAt(3, "1.1.1.2 ");
    }

    [Fact]
    public void A_new_clause_is_at_most_one_level_deeper_than_the_one_before()
    {
        _meeting.Do(new AddClause(Second, 0, Level: 2));
        _meeting.Do(new AddClause(Second, 2, Level: 2));
        Code.Skip(5).Should().Equal("2.1 ", "2.2 f", "2.2.1 ", "2.3 g");
    }

    [Fact]
    public void A_clause_goes_and_comes_back_with_those_below_it()
    {
        _meeting.Do(new DeleteClause(Clause(1), 0));
        Code.Take(2).Should().Equal("1.1 e", "2.1 f");
        _meeting.Table.Passage(Clause(3).Passage).Closed.Should().Be("deleted");
        _meeting.Do(new BringBackClause(Clause(1)));
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e");
        _meeting.Do(new UndoLast());
        Code.Take(2).Should().Equal("1.1 e", "2.1 f");
        _meeting.Do(new UndoLast());
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e");
        _meeting.Table.Passages.Values.Should().OnlyContain(p => p.Closed == null);
    }

    [Fact]
    public void What_was_deleted_before_stays_deleted()
    {
        _meeting.Do(new DeleteClause(Clause(4), 0));
        _meeting.Do(new DeleteClause(Clause(1), 0));
        _meeting.Do(new BringBackClause(Clause(2)));
        _meeting.Do(new BringBackClause(Clause(1)));
        Code.Take(4).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.2 e");
    }

    [Fact]
    public void An_agreed_sub_clause_keeps_the_clause_above_it()
    {
        _meeting.Do(new AgreeClause(Clause(3), 0));
        var refusal = _meeting.Refused(new DeleteClause(Clause(1), 0));
        refusal.Code.Should().Be(Refusal.Agreed);
        refusal.Message.Should().Contain("1.1.1.1");
    }

    [Fact]
    public void Bringing_back_is_not_undone_once_words_below_have_changed()
    {
        _meeting.Do(new DeleteClause(Clause(1), 0));
        _meeting.Do(new BringBackClause(Clause(1)), "m1");
        _meeting.Type(Clause(4).Passage, " more");
        _meeting.Refused(new UndoLast(), member: "m1").Message.Should().Contain("1.1.2");
    }

    [Fact]
    public void The_parts_of_a_split_clause_are_of_its_level()
    {
        _meeting.Type(Clause(2).Passage, " and more");
        _meeting.Do(new SplitClause(Clause(2), "b ".Length, 1));
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.2 and more", "1.1.2.1 c", "1.1.3 d");
    }

    [Fact]
    public void What_stood_below_a_joined_clause_stands_below_the_one_that_has_its_words()
    {
        _meeting.Do(new JoinWithNext(Clause(1)));
        Code.Take(4).Should().Equal("1.1 a\nb", "1.1.1 c", "1.1.2 d", "1.2 e");
        _meeting.Do(new UndoLast());
        Code.Take(4).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d");
    }

    [Fact]
    public void A_clause_with_sub_clauses_passes_the_next_one_and_comes_back()
    {
        _meeting.Do(new MoveClause(Clause(1), First, 1));
        Code.Take(5).Should().Equal("1.1 e", "1.2 a", "1.2.1 b", "1.2.1.1 c", "1.2.2 d");
        _meeting.Do(new MoveClause(Clause(1), First, 0));
        Code.Take(5).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "1.1.2 d", "1.2 e");
        _meeting.Do(new UndoLast());
        Code.Take(5).Should().Equal("1.1 e", "1.2 a", "1.2.1 b", "1.2.1.1 c", "1.2.2 d");
    }

    [Fact]
    public void Whatever_moves_stands_where_it_was_put_and_undo_puts_it_back()
    {
        var random = new Random(3);
        for (var run = 0; run < 300; run++)
        {
            var meeting = Meeting(NumberingScheme.Decimal);
            for (var step = 0; step < 6; step++)
            {
                var all = meeting.Now.StandingClauses.Select(c => c.Id).ToList();
                var clause = all[random.Next(all.Count)];
                var section = random.Next(2) == 0 ? First : Second;
                var moved = meeting.Now.Below(clause).Insert(0, clause);
                var others = meeting.Now.Standing(section).Select(c => c.Id).Except(moved).ToList();
                var at = random.Next(others.Count + 1);
                var before = meeting.Now.StandingClauses.Select(c => (c.Id, meeting.Now.Numbers.Of(c.Id))).ToList();
                if (meeting.Ask(new MoveClause(clause, section, at, random.Next(3) == 0 ? random.Next(3) : null)) is not Decision.Accepted)
                {
                    continue;
                }

                others.InsertRange(at, moved);
                meeting.Now.Standing(section).Select(c => c.Id).Should().Equal(others);
                var undone = meeting.Fork();
                undone.Do(new UndoLast());
                undone.Now.StandingClauses.Select(c => (c.Id, undone.Now.Numbers.Of(c.Id))).Should().Equal(before);
            }
        }
    }

    [Fact]
    public void Deleted_sub_clauses_go_where_their_clause_goes()
    {
        _meeting.Do(new DeleteClause(Clause(4), 0));
        _meeting.Do(new MoveClause(Clause(1), Second, 1));
        _meeting.Do(new BringBackClause(Clause(4)));
        Code.Should().Equal("1.1 e", "2.1 f", "2.2 a", "2.2.1 b", "2.2.1.1 c", "2.2.2 d", "2.3 g");
    }

    [Fact]
    public void A_sub_clause_stays_below_its_clause_when_one_that_was_deleted_behind_it_comes_back()
    {
        _meeting.Do(new DeleteClause(Clause(7), 0));
        var added = ((ClauseAdded)_meeting.Do(new AddClause(Second, 1, Level: 1))).Clause;
        _meeting.Do(new BringBackClause(Clause(7)));
        Code.TakeLast(3).Should().Equal("2.1 f", "2.1.1 ", "2.2 g");
        _meeting.Now.Above(added).Should().Be(Clause(6));
    }

    [Fact]
    public void Adding_is_not_undone_once_somebody_has_put_a_clause_below()
    {
        _meeting.Do(new AddClause(Second, 2), "m1");
        _meeting.Do(new AddClause(Second, 3, Level: 1), "m2");
        _meeting.Refused(new UndoLast(), member: "m1").Message.Should().Contain("put below it");
    }

    [Fact]
    public void What_came_back_by_itself_and_was_joined_does_not_come_back_with_the_clause_above()
    {
        _meeting.Do(new DeleteClause(Clause(1), 0));
        _meeting.Do(new BringBackClause(Clause(4)));
        _meeting.Do(new JoinWithNext(Clause(4)));
        _meeting.Do(new DeleteClause(Clause(4), _meeting.Version(Clause(4))));
        _meeting.Do(new BringBackClause(Clause(1)));
        Code.Take(4).Should().Equal("1.1 a", "1.1.1 b", "1.1.1.1 c", "2.1 f");
    }

    [Fact]
    public void A_clause_with_sub_clauses_is_not_joined_into_a_deeper_one()
    {
        _meeting.Do(new AddClause(First, 5, Level: 1));
        _meeting.Refused(new JoinWithNext(Clause(4))).Message.Should().Contain("1.2 has sub-clauses");
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(99)]
    public void A_level_that_nobody_can_give_counts_as_the_nearest(int level)
    {
        var ids = new CountingIds();
        var reading = new ReadingBuilder(ids).Section("One").Clause("a").Clause("b", "1.2", level).Build();
        new PaperMeeting(reading, ids).Now.Numbers.Of(Clause(2)).Should().Be(level < 0 ? "1.2" : "1.1.1");
    }
}
