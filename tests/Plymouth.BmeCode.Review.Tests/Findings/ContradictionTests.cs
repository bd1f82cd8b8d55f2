using FluentAssertions;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class ContradictionTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.Contradiction);

    [Fact]
    public void The_table_holds_these_three_and_no_other()
    {
        Found
            .Should()
            .BeEquivalentTo(
                "response 53, response 61, clause 2.3",
                "response 110, response 112, clause 3.3",
                "response 99, response 145, clause 3.1, clause 4.1"
            );
        _journal
            .OfKind(FindingKind.Contradiction)
            .Select(f => f.Message)
            .Should()
            .BeEquivalentTo(
                "The response to 2.3, comment 2 deletes 2.3, the response to 2.3, comment 8 wants it to stay.",
                "The response to 3.3, comment 4 grants what the response to 3.3, comment 6 refuses.",
                "The response to 4.1, comment 1 grants in 4.1 what the response to 3.1, comment 4 refuses in its twin 3.1."
            );
    }

    [Theory]
    [InlineData(45, 50)]
    [InlineData(81, 77)]
    [InlineData(145, 146)]
    [InlineData(108, 110)]
    [InlineData(153, 164)]
    public void Different_requests_that_fare_differently_are_none(int one, int other) =>
        Pairs(_journal).Should().NotContain(Pair(one, other));

    [Theory]
    [InlineData("A1")]
    [InlineData("Principle 1")]
    [InlineData("1(1)")]
    public void The_second_consultation_holds_what_was_put_into_it_whatever_its_numbers(string numbering)
    {
        var journal = new PaperJournal(
            numbering switch
            {
                "A1" => SecondTable.Reading,
                "1(1)" => SecondTable.InBrackets,
                _ => SecondTable.AsPrinciples,
            }
        );
        Pairs(journal).Should().BeEquivalentTo(Saltmere.Contradictions);
        Pairs(journal).Should().NotIntersectWith(Saltmere.NoContradictions.Select(p => Pair(p.One, p.Other)));
    }

    [Fact]
    public void After_the_clause_is_really_deleted_the_one_that_wants_it_to_stay_is_still_at_odds_and_undo_changes_nothing()
    {
        var before = Found.ToList();
        _journal.Delete("2.3");
        Found.Should().BeEquivalentTo(before);
        _journal.Table.Promises.Single(p => p.Promise.Kind == PromiseKind.Delete).State.Should().Be(PromiseState.Kept);
        _journal.Ask(new UndoLast());
        Found.Should().BeEquivalentTo(before);
    }

    [Fact]
    public void Deleted_without_a_promise_the_clause_contradicts_the_response_that_wants_it_to_stay()
    {
        _journal.Ask(
            new WithdrawPromise(_journal.Table.Consultation.Promises.Single(p => p.Kind == PromiseKind.Delete).Id, "It stays after all.")
        );
        Found.Should().HaveCount(2);
        _journal.Delete("2.3");
        var found = _journal.OfKind(FindingKind.Contradiction).Single(f => f.About.Contains(new ClauseSubject(_journal.Clause("2.3"))));
        found.Message.Should().Be("2.3 is deleted, the response to 2.3, comment 8 wants it to stay.");
        _journal.Ask(found.Remedies[0].Command!);
        Found.Should().HaveCount(2);
    }

    [Fact]
    public void One_of_two_that_changes_its_words_is_at_odds_no_more()
    {
        _journal.Reword(Response(61).Passage, Wording.OfText("Noted."));
        Found.Should().NotContain("response 53, response 61, clause 2.3").And.HaveCount(2);
        _journal.Ask(new SetDisposition(Response(112), Disposition.Agreed));
        Found.Should().Equal("response 99, response 145, clause 3.1, clause 4.1");
        _journal.Ask(new SetDisposition(Response(99), Disposition.Agreed));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void Two_merged_into_one_are_at_odds_no_more()
    {
        CommentId[] comments = [_journal.Comment(110).Id, _journal.Comment(112).Id];
        _journal.Ask(
            new GroupComments(
                [.. comments.Select(c => new CommentBefore(c, _journal.Table.Consultation.Comments[c].Response))],
                Response(110)
            )
        );
        Found.Should().BeEquivalentTo("response 53, response 61, clause 2.3", "response 99, response 145, clause 3.1, clause 4.1");
    }

    [Fact]
    public void A_reason_settles_one_while_neither_changes_its_words()
    {
        _journal.Ask(
            _journal
                .OfKind(FindingKind.Contradiction)
                .Single(f => f.About.Contains(new ResponseSubject(Response(112))))
                .Dismissal("112 is about the whole sector.")
        );
        Found.Should().HaveCount(2);
        _journal.Reword(Response(112).Passage, Wording.OfText("Beyond remit of this Code, sadly."));
        Found.Should().HaveCount(3);
    }

    private ResponseId Response(int line) => _journal.Comment(line).Response!.Value;

    private static IEnumerable<(int, int)> Pairs(PaperJournal journal)
    {
        var now = journal.Table.Consultation;
        return journal
            .OfKind(FindingKind.Contradiction)
            .Select(f =>
                f.About.OfType<ResponseSubject>().Select(r => now.Comments[now.Responses[r.Response].Comments[0]].Source.Line).ToList()
            )
            .Select(l => Pair(l[0], l[1]));
    }

    private static (int, int) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
