using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using MudBlazor;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// What a page loads to look and work as it does: compressed, to be kept, and MudBlazor's part only where a page shows something of it.
/// </summary>
public sealed class SheetTests
{
    [Fact]
    public async Task What_the_workspace_loads_comes_compressed_and_is_kept_until_it_changes()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Mara Lind");
        using var browser = server.Browser(cookies);
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        var page = await browser.GetStringAsync(new Uri($"/c/{server.Consultation.Id}", UriKind.Relative));
        var files = Regex.Matches(page, """(?:href="|src="|url\()([^")]+\.(?:css|js))""").Select(m => m.Groups[1].Value).ToList();

        files.Should().Contain(f => f.Contains("MudBlazor")).And.Contain(f => f.Contains("mudblazor.")).And.HaveCountGreaterThan(5);
        foreach (var file in files.Except(["assets/workspace.js"]))
        {
            using var answer = await browser.GetAsync(new Uri($"/{file}", UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.OK, file);
            answer.Content.Headers.ContentEncoding.Should().Equal(["gzip"], file);
            answer.Headers.CacheControl!.MaxAge.Should().BeGreaterThan(TimeSpan.FromDays(300), file);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/join")]
    public async Task A_page_without_a_circuit_loads_nothing_of_MudBlazor(string address)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        (await browser.GetStringAsync(new Uri(address, UriKind.Relative))).Should().NotContainEquivalentOf("mudblazor");
    }

    [Fact]
    public async Task The_sheet_that_is_served_is_cut_from_the_version_of_MudBlazor_that_is_built_in()
    {
        var sheet = await File.ReadAllTextAsync(Repository.At("wwwroot-assets/dist/mudblazor.css"));

        sheet
            .Should()
            .StartWith(
                $"/*! MudBlazor {typeof(MudDialog).Assembly.GetName().Version!.ToString(3)},",
                "after an update `npm run build` in wwwroot-assets makes it anew"
            );
    }
}
