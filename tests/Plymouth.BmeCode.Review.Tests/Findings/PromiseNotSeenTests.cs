using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class PromiseNotSeenTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.PromiseNotSeen);

    [Fact]
    public void No_response_of_the_table_says_that_something_has_been_done() => Found.Should().BeEmpty();

    [Fact]
    public void A_response_that_says_so_in_so_many_words_is_found_until_the_words_stand()
    {
        _journal.Reword(
            _journal.Comment(182).Response!.Value.Passage,
            Wording.OfText("Agree – the words \"raise awareness\" have been added.")
        );
        Found.Should().Equal("promise 182, clause 4.9, response 182");
        _journal.Found(FindingKind.OpenPromise).Should().HaveCount(12, "one promise is found once");

        _journal.Reword("4.9", text => $"{text} Raise awareness of it.");
        Found.Should().BeEmpty();
    }

    [Fact]
    public void An_agreed_clause_without_what_was_promised_is_found()
    {
        _journal.Ask(new AgreeClause(_journal.Clause("2.2"), 0));
        Found.Should().Equal("promise 45, clause 2.2, response 45");
        _journal
            .OfKind(FindingKind.PromiseNotSeen)
            .Single()
            .Message.Should()
            .Be("The response to 2.2, comment 1 promised: amend 2.2. The clause is agreed, but it cannot be seen in the Code.");
        _journal.Ask(new AgreeClause(_journal.Clause("3.3"), 0));
        Found.Should().HaveCount(2, "the promise about 3.3 and 4.3 can still be kept in 4.3");
    }

    [Fact]
    public void A_revision_that_claims_to_carry_the_response_out_without_its_words_is_found()
    {
        _journal.Reword("4.9", text => $"{text} Tell people.");
        _journal.Ask(new KeepRevision(_journal.Clause("4.9").Passage, 1, "As promised", [_journal.Comment(182).Response!.Value]));
        Found.Should().Equal("promise 182, clause 4.9, response 182");
    }

    [Fact]
    public void A_promise_confirmed_to_be_kept_whose_words_went_again_is_found()
    {
        _journal.Reword("2.2", text => text.Replace("training", "training, once a year,"));
        _journal.Ask(
            new ConfirmPromiseKept(
                _journal.Table.Consultation.Promises.Single(p => p.Clauses.Contains(_journal.Clause("2.2"))).Id,
                _journal.Clause("2.2"),
                1
            )
        );
        Found.Should().BeEmpty();
        _journal.Reword("2.2", text => text.Replace(", once a year,", ""));
        Found.Should().Equal("promise 45, clause 2.2, response 45");
    }

    [Fact]
    public void In_the_second_consultation_those_are_found_that_say_it_has_been_done()
    {
        var journal = new PaperJournal(SecondTable.Reading);
        journal
            .Found(FindingKind.PromiseNotSeen)
            .Should()
            .Equal("promise 9, clause A2, response 9", "promise 18, clause B1, response 18", "promise 24, clause B2, response 24");
    }
}
