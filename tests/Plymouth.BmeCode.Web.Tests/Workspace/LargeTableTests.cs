using AngleSharp.Dom;
using Bunit;
using FluentAssertions;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Findings;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>What the workspace draws does not grow with the table. Here it is ten times as large as the one that ships.</summary>
public sealed class LargeTableTests
{
    [Fact]
    public async Task The_outline_draws_the_rows_around_the_place_in_focus_and_each_says_where_it_stands()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var desk = bench.Desk();
        var rows = OutlineView.Of(desk.Table).Rows;
        var clause = Clause(desk, 150);
        var outline = bench.Show<Outline>(desk, p => p.Add(o => o.Place, clause.Value));

        outline.FindAll("[data-row]").Count.Should().BeInRange(40, 70);
        Count(outline).Should().Be(rows.Count);
        outline.Find("[aria-current]").GetAttribute("href").Should().EndWith($"/{clause}");
        var section = OutlineView.Of(desk.Table).Find(clause)!.Value.Section;
        var entry = Entry(outline, clause)!.ParentElement!;
        entry.GetAttribute("aria-setsize").Should().Be($"{section.Clauses.Length}");
        entry.GetAttribute("aria-posinset").Should().Be($"{section.Clauses.IndexOf(section.Clauses.Single(c => c.Id == clause)) + 1}");
        outline.FindAll("[data-gap]").Should().OnlyContain(gap => gap.GetAttribute("aria-hidden") == "true");
    }

    [Fact]
    public async Task The_row_with_the_focus_stays_with_its_neighbours_and_so_does_the_current_one()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var desk = bench.Desk();
        var (current, focused, far) = (Clause(desk, 0), Clause(desk, 100), Clause(desk, 280));
        var outline = bench.Show<Outline>(desk, p => p.Add(o => o.Place, current.Value));
        var row = OutlineView.Of(desk.Table).Rows.Of(far.Value)!.Value;

        await outline.InvokeAsync(() => outline.Instance.OnSeen(row - 10, row + 10, focused.Value));

        foreach (var clause in new[] { current, focused, Clause(desk, 99), Clause(desk, 101), far })
        {
            Entry(outline, clause).Should().NotBeNull($"{clause} is drawn");
        }

        Entry(outline, Clause(desk, 200)).Should().BeNull();
        Count(outline).Should().Be(OutlineView.Of(desk.Table).Rows.Count);
    }

    [Fact]
    public async Task A_place_that_comes_into_focus_out_of_sight_is_drawn_with_what_stands_around_it()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var desk = bench.Desk();
        var outline = bench.Show<Outline>(desk, p => p.Add(o => o.Place, Clause(desk, 0).Value));
        Entry(outline, Clause(desk, 251)).Should().BeNull();

        outline.Render(p => p.Add(o => o.Place, Clause(desk, 250).Value));

        outline.Find("[aria-current]").GetAttribute("href").Should().EndWith($"/{Clause(desk, 250)}");
        Entry(outline, Clause(desk, 251)).Should().NotBeNull();
    }

    [Fact]
    public async Task What_is_typed_out_of_sight_draws_nothing_again()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var desk = bench.Desk();
        var outline = bench.Show<Outline>(desk, p => p.Add(o => o.Place, Clause(desk, 0).Value));
        var far = Clause(desk, 250);
        var drawn = outline.RenderCount;

        await bench.RewordAsync(far.Passage, "Words that nobody sees here.");
        await bench.Meeting.HeardByAllAsync();
        await outline.InvokeAsync(() => { });

        desk.Table.Text(far.Passage).Should().StartWith("Words that nobody sees here.");
        outline.RenderCount.Should().Be(drawn);

        await bench.RewordAsync(Clause(desk, 1).Passage, "Words that are seen.");
        outline.WaitForAssertion(() => Entry(outline, Clause(desk, 1))!.TextContent.Should().Contain("Words that are seen."));
    }

    [Fact]
    public async Task A_long_list_shows_a_hundred_and_then_a_hundred_more()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var desk = bench.Desk();
        var list = bench.Show<FindingsList>(desk);
        var all = desk.Findings.Open.Count;
        all.Should().BeGreaterThan(300);
        list.FindAll("article.finding").Count.Should().Be(Portion.Step);
        list.Find(".more-line").TextContent.Should().Contain($"100 of {all} findings are shown.");

        await list.Find(".more-line button").ClickAsync(new());

        list.FindAll("article.finding").Count.Should().Be(2 * Portion.Step);
    }

    [Fact]
    public async Task The_picker_offers_clauses_by_number_first_then_by_words_and_at_most_a_hundred()
    {
        await using var bench = await DeskBench.OpenAsync(Ten());
        var table = bench.Desk().Table;
        var all = ClausesFound.In(table, "");
        all.Clauses.Count.Should().Be(ClausesFound.Most);
        all.All.Should().BeGreaterThan(250);
        var found = ClausesFound.In(table, " 2.1 ").Clauses;
        found[0].Number.Should().Be("2.1");
        var words = found[0].Title[..12].ToUpperInvariant();
        ClausesFound.In(table, words).Clauses.Should().Contain(c => c.Number == "2.1");
        ClausesFound.In(table, "no clause says this").Should().BeEquivalentTo(new ClausesFound([], 0));
    }

    private static Reading Ten() => LargeTable.Of(RealTable.Reading, 10);

    private static ClauseId Clause(Desk desk, int at) => OutlineView.Of(desk.Table).Sections.SelectMany(s => s.Clauses).ElementAt(at).Id;

    private static IElement? Entry(IRenderedComponent<Outline> outline, ClauseId clause) =>
        outline.FindAll($"a.entry[href$='/{clause}']").SingleOrDefault();

    private static int Count(IRenderedComponent<Outline> outline) =>
        outline.FindAll("[data-row], [data-gap]").Sum(part => int.Parse(part.GetAttribute("data-gap") ?? "1", null));
}
