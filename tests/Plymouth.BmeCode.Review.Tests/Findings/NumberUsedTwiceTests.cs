using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class NumberUsedTwiceTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Fact]
    public void Both_clauses_consulted_on_as_4_7_are_found_and_no_other()
    {
        _journal.Found(FindingKind.NumberUsedTwice).Should().Equal("clause 4.7, clause 4.7");
        _journal
            .OfKind(FindingKind.NumberUsedTwice)
            .Single()
            .Message.Should()
            .Be("2 clauses were consulted on as 4.7; they are 4.7 and 4.8 now.");
    }

    [Fact]
    public void Confirming_the_new_numbers_settles_it_with_a_reason_that_stays()
    {
        _journal.Ask(_journal.OfKind(FindingKind.NumberUsedTwice).Single().Remedies[0].Command!);
        _journal.Found(FindingKind.NumberUsedTwice).Should().BeEmpty();
        _journal
            .Table.Findings.Settled.Single()
            .Settled!.Reason.Should()
            .Be("The new numbers are confirmed: 4.7 and 4.8, all consulted on as 4.7.");
        _journal.Ask(new UndoLast());
        _journal.Found(FindingKind.NumberUsedTwice).Should().ContainSingle();
    }

    [Fact]
    public void Where_only_one_of_them_stands_nothing_is_found() =>
        _journal.Delete("4.7").Found(FindingKind.NumberUsedTwice).Should().BeEmpty();
}
