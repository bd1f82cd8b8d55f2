using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

public sealed class TwinLeftBehindTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    private IEnumerable<string> Found => _journal.Found(FindingKind.TwinLeftBehind);

    [Fact]
    public void Nothing_is_left_behind_in_the_table_as_received() => Found.Should().BeEmpty();

    [Theory]
    [InlineData("3.1", "understanding", "acceptance", "clause 4.1, clause 3.1")]
    [InlineData("4.1", "partners", "neighbours", "clause 3.1, clause 4.1")]
    [InlineData("2.4", "appropriate aspects", "all", "clause 3.8, clause 2.4")]
    [InlineData("3.3", "capacity building", "money", "clause 4.3, clause 3.3")]
    [InlineData("4.3", "capacity building", "money", "clause 3.3, clause 4.3")]
    public void Changing_one_leaves_its_twin_behind(string number, string words, string others, string found)
    {
        _journal.Reword(number, text => text.Replace(words, others, StringComparison.Ordinal));
        Found.Should().Equal(found);
        _journal.Reword(number, text => text.Replace(others, words, StringComparison.Ordinal));
        Found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("3.3", "channeling", "passing")]
    [InlineData("4.3", "maintain links", "keep links")]
    [InlineData("4.3", "Recognise", "Know")]
    [InlineData("3.1", "Third Sector, amongst", "third sector – amongst")]
    [InlineData("2.2", "cultural", "shared")]
    public void A_change_elsewhere_or_of_punctuation_leaves_nothing_behind(string number, string words, string others)
    {
        _journal.Reword(number, text => text.Replace(words, others, StringComparison.Ordinal));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void Moving_an_entry_is_no_change_of_it()
    {
        _journal.Reword("3.3", text => string.Join('\n', text.Split('\n') is [var head, .. var rest] ? [head, .. rest.Reverse()] : []));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void Changing_both_leaves_none_behind()
    {
        _journal.Reword("3.1", text => text.Replace("understanding", "acceptance", StringComparison.Ordinal));
        _journal.Reword("4.1", text => text.Replace("understanding", "acceptance", StringComparison.Ordinal));
        Found.Should().BeEmpty();
    }

    [Fact]
    public void Deleting_one_leaves_its_twin_behind_deleting_both_does_not()
    {
        _journal.Delete("2.4");
        Found.Should().Equal("clause 3.8, clause 2.4");
        _journal.OfKind(FindingKind.TwinLeftBehind).Single().Message.Should().Be("2.4 is gone, its twin 3.8 stands as it was.");
        _journal.Delete("3.8");
        Found.Should().BeEmpty();
    }

    [Fact]
    public void A_reason_settles_it_until_the_changed_one_says_something_else()
    {
        _journal.Reword("3.1", text => text.Replace("understanding", "acceptance", StringComparison.Ordinal));
        _journal.Ask(_journal.OfKind(FindingKind.TwinLeftBehind).Single().Dismissal("4.1 is the sector's own."));
        Found.Should().BeEmpty();
        _journal.Reword("3.1", text => text.Replace("acceptance", "Acceptance", StringComparison.Ordinal));
        Found.Should().BeEmpty();
        _journal.Reword("3.1", text => text.Replace("Acceptance", "welcome", StringComparison.Ordinal));
        Found.Should().Equal("clause 4.1, clause 3.1");
    }

    [Fact]
    public void It_is_found_in_the_second_consultation_too()
    {
        var journal = new PaperJournal(SecondTable.Reading);
        journal.Reword("D2", text => text.Replace("training vessel", "training boat", StringComparison.Ordinal));
        journal.Found(FindingKind.TwinLeftBehind).Should().Equal("clause B3, clause D2");
        journal
            .Reword("B2", text => text.Replace("three months", "six months", StringComparison.Ordinal))
            .Reword("C4", text => text.Replace("name of the boat", "boat's name", StringComparison.Ordinal));
        journal.Found(FindingKind.TwinLeftBehind).Should().Equal("clause B3, clause D2");
    }
}
