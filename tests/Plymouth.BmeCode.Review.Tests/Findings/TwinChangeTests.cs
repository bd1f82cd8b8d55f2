using FluentAssertions;
using Plymouth.BmeCode.Review.Findings;
using Plymouth.BmeCode.Review.Findings.Twins;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Review.Tests.Findings;

/// <summary>The same change in the twin: made where it applies cleanly, else not at all.</summary>
public sealed class TwinChangeTests
{
    private readonly PaperJournal _journal = RealFindings.Journal();

    [Theory]
    [InlineData("3.1", "4.1", "and understanding", "and acceptance")]
    [InlineData("3.1", "4.1", "Raise awareness", "Actively raise awareness")]
    [InlineData("4.1", "3.1", "understanding about", "understanding")]
    [InlineData("2.4", "3.8", "appropriate aspects", "all aspects")]
    [InlineData("3.3", "4.3", "capacity building, access", "capacity building, premises, access")]
    [InlineData("4.3", "3.3", "capacity building, access", "capacity building, premises, access")]
    public void A_change_of_what_both_say_is_made_in_the_twin_too(string number, string twin, string words, string others)
    {
        var before = Text(twin);
        _journal.Reword(number, text => Once(text, words, others));
        Make();
        Text(twin).Should().Be(Once(before, words, others));
        _journal.Found(FindingKind.TwinLeftBehind).Should().BeEmpty();
    }

    [Theory]
    [InlineData("3.1", "amongst their", "across their")]
    [InlineData("4.1", "and partners", "and neighbours")]
    [InlineData("3.8", "Race / Integrated Equality Schemes", "equality schemes")]
    public void A_change_of_what_only_one_says_is_not(string number, string words, string others)
    {
        _journal.Reword(number, text => Once(text, words, others));
        Change().Should().BeNull();
    }

    [Fact]
    public void Several_changes_are_made_together_or_not_at_all()
    {
        _journal.Reword("3.1", text => Once(Once(text, "Raise", "Spread"), "understanding", "acceptance"));
        Make();
        Text("4.1").Should().Be("Spread awareness and acceptance about the BME led Third Sector, within their organisations and partners.");
        _journal.Reword("2.4", text => Once(Once(text, "appropriate", "all"), "built into other", "part of all"));
        Change().Should().BeNull();
    }

    [Fact]
    public void Nothing_is_made_in_a_twin_that_is_agreed()
    {
        _journal.Ask(new Review.Code.AgreeClause(_journal.Clause("4.1"), 0));
        _journal.Reword("3.1", text => Once(text, "understanding", "acceptance"));
        Change().Should().BeNull();
    }

    private Wordings.Delta? Change()
    {
        var twin = TwinSearch
            .Of(_journal.Table)
            .Single(t => TwinText.Of(_journal.Table, t.One).Changed != TwinText.Of(_journal.Table, t.Other).Changed);
        var (one, other) = (TwinText.Of(_journal.Table, twin.One), TwinText.Of(_journal.Table, twin.Other));
        return one.Changed ? TwinChange.Of(_journal.Table, one, other) : TwinChange.Of(_journal.Table, other, one);
    }

    private void Make()
    {
        var left = (ClauseSubject)_journal.OfKind(FindingKind.TwinLeftBehind).Single().About[0];
        _journal.Reword(left.Clause.Passage, _journal.Table.Wording(left.Clause.Passage).Apply(Change()!));
    }

    private string Text(string number) => _journal.Table.Text(_journal.Clause(number).Passage);

    private static string Once(string text, string words, string others)
    {
        text.Split(words).Should().HaveCount(2);
        return text.Replace(words, others, StringComparison.Ordinal);
    }
}
