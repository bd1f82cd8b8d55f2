using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class ChangeWithoutReasonTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.ChangeWithoutReason);

    [Fact]
    public void In_the_table_as_received_nothing_is_changed()
    {
        Found.Should().BeEmpty();
        new PaperJournal(SecondTable.Reading).Found(FindingKind.ChangeWithoutReason).Should().BeEmpty();
    }

    [Fact]
    public void A_clause_that_nobody_agreed_to_change_is_found_until_a_revision_says_why()
    {
        _journal.Reword("2.6", text => $"{text} Every year.");
        Found.Should().Equal("clause 2.6");
        _journal.Ask(new KeepRevision(_journal.Clause("2.6").Passage, 1, "The strategy is renewed every year.", []));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void A_change_taken_out_again_is_none()
    {
        _journal.Reword("2.6", text => $"{text} Every year.").Reword("2.6", text => text.Replace(" Every year.", ""));
        Found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("2.5", "its promise says why")]
    [InlineData("2.1", "the response to 2.1, comment 1 agrees")]
    public void A_clause_that_was_to_change_may_change(string number, string because) =>
        _journal.Reword(number, text => $"{text} And more.").Found(FindingKind.ChangeWithoutReason).Should().BeEmpty(because);

    [Fact]
    public void A_split_or_joined_clause_only_moved_its_words()
    {
        _journal.Ask(new SplitClause(_journal.Clause("2.8"), 40, 0));
        Found.Should().BeEmpty();
        _journal.Ask(new JoinWithNext(_journal.Clause("3.1")));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void A_reason_given_for_one_wording_does_not_hold_for_the_next()
    {
        _journal.Reword("2.6", text => $"{text} Every year.");
        _journal.Ask(_journal.OfKind(FindingKind.ChangeWithoutReason).Single().Dismissal("A slip of the pen."));
        Found.Should().BeEmpty();
        _journal.Reword("2.6", text => $"{text} Or more often.");
        Found.Should().Equal("clause 2.6");
    }
}
