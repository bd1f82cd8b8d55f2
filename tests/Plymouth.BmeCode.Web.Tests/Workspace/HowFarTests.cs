using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Publications;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>How far the group is, before it publishes.</summary>
public sealed class HowFarTests
{
    [Fact]
    public async Task What_the_rings_show_stands_beside_them_in_words_and_numbers_and_follows_the_meeting()
    {
        await using var bench = await DeskBench.OpenAsync();
        var panel = bench.Show<HowFarPanel>(bench.Desk());
        panel
            .FindAll("h3")
            .Select(h => h.TextContent)
            .Should()
            .Equal("0 of 3 clauses agreed", "0 of 1 promise kept", "0 of 2 responses with a disposition");
        Rows(panel, 0).Should().Equal("1 agreed 0", "2 open 3");
        Rows(panel, 1).Should().Equal("1 kept 0", "2 drafted 0", "3 open 1");

        await bench.Meeting.AskAsync(new AgreeClause(SmallTable.First, 0), bench.Meeting.Facilitator);
        await bench.Meeting.AskAsync(new SetDisposition(SmallTable.FirstResponse, Disposition.AgreedInPart), bench.Meeting.Facilitator);

        panel.WaitForAssertion(() =>
            panel
                .FindAll("h3")
                .Select(h => h.TextContent)
                .Should()
                .Equal("1 of 3 clauses agreed", "0 of 1 promise kept", "1 of 2 responses with a disposition")
        );
        Rows(panel, 0).Should().Equal("1 agreed 1", "2 open 2");
        Rows(panel, 2).Should().StartWith("1 agreed in part 1");
    }

    [Fact]
    public async Task A_ring_is_a_picture_only_and_its_parts_have_the_keys_of_the_table()
    {
        await using var bench = await DeskBench.OpenAsync();
        await bench.Meeting.AskAsync(new AgreeClause(SmallTable.First, 0), bench.Meeting.Facilitator);

        var panel = bench.Show<HowFarPanel>(bench.Desk());

        panel.FindAll(".how-far-ring").Should().OnlyContain(ring => ring.GetAttribute("aria-hidden") == "true");
        var clauses = panel.Find(".how-far-ring");
        clauses.QuerySelectorAll("path").Should().HaveCount(2);
        clauses.QuerySelectorAll(".how-far-key").Select(key => key.TextContent).Should().Equal("1", "2");
        clauses.QuerySelector(".how-far-total")!.TextContent.Should().Be("3");
    }

    private static List<string> Rows(IRenderedComponent<HowFarPanel> panel, int table) =>
        [
            .. panel
                .FindAll("table")[table]
                .QuerySelectorAll("tbody tr")
                .Select(row =>
                    string.Join(' ', row.QuerySelectorAll(".how-far-swatch, .how-far-words, td").Select(cell => cell.TextContent.Trim()))
                ),
        ];
}
