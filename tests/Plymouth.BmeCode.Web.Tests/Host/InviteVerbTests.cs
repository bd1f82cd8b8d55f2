using System.Net;
using FluentAssertions;
using Plymouth.BmeCode.Testing;
using Xunit;
using static Plymouth.BmeCode.Web.Tests.Host.CommandRun;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Invite and the first link: the addresses they print, beside a running server too.</summary>
public sealed class InviteVerbTests
{
    [Fact]
    public async Task Invite_prints_the_public_url_where_it_is_named()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, error) = await RunAsync(
            "invite",
            "--role",
            "member",
            "--public-url",
            "https://meet.example.org/code",
            "--data",
            temp.At("data")
        );

        code.Should().Be(0, error);
        output.Should().StartWith("https://meet.example.org/code/come-in/");
    }

    [Fact]
    public async Task Invite_beside_a_running_server_prints_a_link_that_lets_somebody_in_there()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.Announce(TextWriter.Null);

        var (code, output, _) = await RunAsync("invite", "--role", "member", "--name", "Ann", "--data", server.DataPath);
        using var browser = server.Browser();
        var page = await browser.GetAsync(new Uri(output.Trim()));

        code.Should().Be(0);
        output.Should().StartWith(server.Address.ToString());
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).Should().Contain("value=\"Ann\"");
    }

    [Fact]
    public async Task Invite_of_a_partner_prints_a_link_to_the_live_view()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, output, _) = await RunAsync("invite", "--role", "partner", "--data", temp.At("data"));

        code.Should().Be(0);
        output.Should().StartWith("http://localhost:5080/live/");
    }

    [Fact]
    public async Task A_consultation_that_is_not_there_is_refused_with_those_that_are()
    {
        using var temp = new TempFolder();
        await RunAsync("import", Table, "--data", temp.At("data"));

        var (code, _, error) = await RunAsync("invite", "--role", "partner", "--consultation", "nope", "--data", temp.At("data"));

        code.Should().Be(1);
        error.Should().Contain("nope").And.Contain("Plymouth BME Code of Practice");
    }

    [Fact]
    public async Task The_facilitator_link_is_printed_once()
    {
        await using var server = await RunningServer.StartAsync();
        var (first, second) = (new StringWriter(), new StringWriter());

        server.Server.Announce(first);
        server.Server.Announce(second);

        first.ToString().Should().Contain($"{server.Address}come-in/");
        second.ToString().Should().NotContain("come-in/").And.Contain("invite --role administrator");
    }
}
