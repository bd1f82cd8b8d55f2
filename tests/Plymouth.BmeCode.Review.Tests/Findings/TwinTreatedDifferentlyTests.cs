using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class TwinTreatedDifferentlyTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.TwinTreatedDifferently);

    [Fact]
    public void What_is_a_contradiction_is_reported_once()
    {
        Found
            .Should()
            .BeEmpty(
                "145 amends 4.1 and 99 refuses it for 3.1, which is a contradiction; 110 amends 3.3 and 4.3; 207 is about another "
                    + "bullet of 3.3"
            );
        new PaperJournal(SecondTable.Reading).Found(FindingKind.TwinTreatedDifferently).Should().BeEmpty();
    }

    [Fact]
    public void A_promise_for_one_asks_for_one_for_the_other_and_one_click_makes_it()
    {
        _journal.Ask(new MakePromise(_journal.Comment(63).Response!.Value, PromiseKind.Amend, [_journal.Clause("2.4")], ["as relevant"]));
        Found.Should().Equal("clause 3.8, clause 2.4, promise 63");
        var found = _journal.OfKind(FindingKind.TwinTreatedDifferently).Single();
        found.Message.Should().Be("The response to 2.4, comment 1 promised that 2.4 will be amended; nothing is promised for its twin 3.8.");
        _journal.Ask(found.Remedies[0].Command!);
        Found.Should().BeEmpty();
        _journal.Table.Consultation.Promises[^1].Clauses.Should().Equal(_journal.Clause("2.4"), _journal.Clause("3.8"));
    }

    [Fact]
    public void Once_one_is_changed_it_is_the_other_that_is_left_behind_and_nothing_else()
    {
        _journal.Ask(new MakePromise(_journal.Comment(63).Response!.Value, PromiseKind.Amend, [_journal.Clause("2.4")], ["as relevant"]));
        _journal.Reword("2.4", text => $"{text} More.");
        Found.Should().BeEmpty();
        _journal.Found(FindingKind.TwinLeftBehind).Should().Equal("clause 3.8, clause 2.4");
    }

    [Fact]
    public void A_promise_about_the_bullet_that_has_a_twin_is_found_one_about_another_bullet_is_not()
    {
        _journal.Ask(
            new ChangePromise(Promise(110).Id, Promise(110).Terms, PromiseKind.Amend, [_journal.Clause("3.3")], Promise(110).Words)
        );
        Found.Should().Equal("clause 4.3, clause 3.3, promise 110");
    }

    private Promise Promise(int line) => _journal.Table.Consultation.PromisesOf(_journal.Comment(line).Response!.Value).Single();
}
