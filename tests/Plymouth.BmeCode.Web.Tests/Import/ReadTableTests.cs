using Bunit;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Import;
using Plymouth.BmeCode.Wordings;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Import;

/// <summary>What is shown of a table before it is kept.</summary>
public sealed class ReadTableTests
{
    [Fact]
    public async Task Sections_and_clauses_stand_in_their_order_with_their_comments_counted()
    {
        await using var context = Context();

        var table = context.Render<ReadTable>(p => p.Add(t => t.Reading, SmallTable.Reading(new CountingIds())));

        table
            .FindAll("tbody tr")
            .Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(cell => Words(cell.TextContent))))
            .Should()
            .Equal("1 | Undertakings | 0", "1.1 | Consult early. | 2", "1.2 | Fund fairly. | 2, 2 without a response", "1.3 |  | 0");
        table.FindAll("[aria-label='Next page']").Should().BeEmpty("all of it is shown");
    }

    [Fact]
    public async Task A_long_table_is_shown_ten_rows_at_a_time()
    {
        await using var context = Context();
        var small = SmallTable.Reading(new CountingIds());
        var long24 = small with
        {
            Sections =
            [
                small.Sections[0] with
                {
                    Clauses =
                    [
                        .. Enumerable.Range(1, 23).Select(n => new ReadClause(new($"clause-{n}"), $"1.{n}", Wording.OfText($"Words {n}."))),
                    ],
                },
            ],
        };
        var table = context.Render<ReadTable>(p => p.Add(t => t.Reading, long24));
        table.FindAll("tbody tr").Should().HaveCount(10);
        table.Find(".mud-table-pagination").TextContent.Should().Contain("1 to 10 of 24");

        await table.Find("[aria-label='Last page']").ClickAsync(new());

        table.Find("tbody tr:last-child").TextContent.Should().Contain("Words 23.");
        table.Find(".mud-table-pagination").TextContent.Should().Contain("21 to 24 of 24");
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static BunitContext Context()
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        return context;
    }
}
