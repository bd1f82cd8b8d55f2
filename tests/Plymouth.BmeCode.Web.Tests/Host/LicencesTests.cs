using System.Text.Json;
using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>What others made and the program ships is named, with its licence, in the program itself.</summary>
public sealed class LicencesTests
{
    [Fact]
    public async Task Every_package_the_server_ships_is_named_with_the_text_of_its_licence()
    {
        using var known = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Plymouth.BmeCode.Web.deps.json"))
        );
        var packages = known
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .Where(l => l.Value.GetProperty("type").GetString() == "package")
            .Select(l => l.Name.Split('/')[0])
            .ToList();
        var names = (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "licences/server.txt"))).Split(
            [',', ' ', '\n', '(', ')'],
            StringSplitOptions.RemoveEmptyEntries
        );

        packages.Should().Contain("MudBlazor").And.HaveCountGreaterThan(10);
        names.Should().Contain(packages);
    }

    [Fact]
    public async Task Every_package_in_the_scripts_is_named_in_the_notices()
    {
        var bundled = (await File.ReadAllLinesAsync(Repository.At("wwwroot-assets/dist/notices.txt")))
            .Where(l => l.EndsWith(')') && l.Split(' ') is [_, [>= '0' and <= '9', ..], ['(', ..], ..])
            .Select(l => l.Split(' ')[0])
            .ToList();
        var notices = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "THIRD-PARTY-NOTICES.md"));

        bundled.Should().Contain("quill").And.Contain("lodash.isequal").And.OnlyContain(name => notices.Contains(name));
    }

    [Fact]
    public async Task The_start_page_leads_to_the_licences_whoever_looks()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        (await browser.GetStringAsync(new Uri("/", UriKind.Relative))).Should().Contain("href=\"/licences\"");
        var page = await browser.GetStringAsync(new Uri("/licences", UriKind.Relative));

        page.Should().Contain("The Plymouth.BmeCode authors").And.Contain("QRCoder").And.Contain("Apache License");
        foreach (var file in new[] { "/assets/notices.txt", "/assets/fonts/LICENSE.txt" })
        {
            page.Should().Contain($"href=\"{file}\"");
            (await browser.GetAsync(new Uri(file, UriKind.Relative))).EnsureSuccessStatusCode();
        }
    }
}
