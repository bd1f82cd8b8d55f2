using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Find;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

public sealed class TableSearchTests
{
    [Fact]
    public async Task A_clause_is_found_by_its_number_before_everything_else()
    {
        await using var bench = await DeskBench.OpenAsync();
        TableSearch.In(bench.Desk(), "1.2")[0].Should().Match<Offer>(o => o.Sort == "Clause" && o.Place == SmallTable.Second.Value);
    }

    [Fact]
    public async Task Comments_and_responses_lead_to_where_they_stand()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        TableSearch.In(desk, "comment 3").Should().ContainSingle(o => o.Sort == "Comment").Which.Place.Should().Be(SmallTable.Second.Value);
        TableSearch
            .In(desk, "AMENDED wording")
            .Should()
            .ContainSingle(o => o.Sort == "Response")
            .Which.Place.Should()
            .Be(SmallTable.First.Value);
    }

    [Fact]
    public async Task The_next_clause_with_unanswered_comments_is_always_another_one_and_where_there_is_none_that_is_said()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        desk.SitAt(SmallTable.First);
        TableSearch.In(desk, "").Should().ContainSingle(o => o.Sort == "Go to").Which.Place.Should().Be(SmallTable.Second.Value);
        desk.SitAt(SmallTable.Second);
        TableSearch
            .In(desk, "")
            .Should()
            .ContainSingle(o => o.Sort == "Go to")
            .Which.Should()
            .Be(new Offer("Go to", "No other clause has unanswered comments"));
        desk.SitAt(SmallTable.Third);
        TableSearch
            .In(desk, "")
            .Should()
            .ContainSingle(o => o.Sort == "Go to")
            .Which.Place.Should()
            .Be(SmallTable.Second.Value, "it goes round");
    }

    [Fact]
    public async Task Only_a_facilitator_is_offered_to_share()
    {
        await using var bench = await DeskBench.OpenAsync();
        TableSearch.In(bench.Desk(), "").Should().Contain(o => o.Words == "Share");
        TableSearch.In(bench.Desk(bench.Member), "").Should().NotContain(o => o.Words == "Share").And.Contain(o => o.Command is UndoLast);
    }

    [Fact]
    public async Task A_clause_at_the_edge_of_its_section_moves_into_the_next()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Desk();
        await desk.AskAsync(new AddSection(1, "Monitoring"));
        var added = desk.Table.Consultation.Sections[1].Id;
        ClausePlace.Of(desk.Table, SmallTable.Third).Down.Should().Be(new Spot(added, 0));
        ClausePlace
            .Of(desk.Table, SmallTable.First)
            .Should()
            .Match<ClausePlace>(p => p.Up == null && p.Down == new Spot(SmallTable.Section, 1) && p.HasNext);
    }

    [Theory]
    [InlineData("Zofia Nowak", "ZN")]
    [InlineData("ana", "A")]
    [InlineData("Mary Anne O'Neil", "MO")]
    [InlineData("", "?")]
    public void Initials_are_of_the_first_and_last_name(string name, string initials) => Words.Initials(name).Should().Be(initials);

    [Theory]
    [InlineData("short", "short")]
    [InlineData("one two three four", "one two…")]
    [InlineData("onetwothreefour", "onetwothre…")]
    public void First_words_are_cut_between_words(string text, string first) => Words.First(text, 10).Should().Be(first);
}
