using System.Net;
using FluentAssertions;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review.Meeting;
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

    [Theory]
    [InlineData("facilitator", Role.Facilitator)]
    [InlineData("member", Role.Member)]
    [InlineData("reader", Role.Reader)]
    public async Task Invite_lets_into_the_consultation_that_is_named_or_the_last_taken_in(string role, Role gives)
    {
        await using var server = await RunningServer.StartAsync();
        var last = await server.TakeInAnotherAsync();
        server.Folder.People.AddAdministrator("Ada");

        string[] line = ["invite", "--role", role, "--data", server.DataPath];
        var ann = await ComeInAsync(server, line, "Ann");
        var ben = await ComeInAsync(server, [.. line, "--consultation", server.Consultation.Id.Value], "Ben");

        foreach (var (person, consultation) in new[] { (ann, last.Id), (ben, server.Consultation.Id) })
        {
            server.Folder.People.RolesOf(person.Id).Keys.Should().Equal(consultation);
            server.Folder.People.RoleIn(person.Id, consultation).Should().Be(gives);
        }

        (ann.IsAdministrator, ben.IsAdministrator).Should().Be((false, false));
    }

    [Fact]
    public async Task The_first_facilitator_invited_looks_after_the_folder_as_do_administrators()
    {
        await using var server = await RunningServer.StartAsync();

        var first = await ComeInAsync(server, ["invite", "--role", "facilitator", "--data", server.DataPath], "Fay");
        var second = await ComeInAsync(server, ["invite", "--role", "facilitator", "--data", server.DataPath], "Finn");
        var named = await ComeInAsync(server, ["invite", "--role", "administrator", "--data", server.DataPath], "Ada");

        (first.IsAdministrator, second.IsAdministrator, named.IsAdministrator).Should().Be((true, false, true));
        new[] { first, second, named }
            .Should()
            .OnlyContain(p => server.Folder.People.RoleIn(p.Id, server.Consultation.Id) == Role.Facilitator, "each can run it");
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

    /// <summary>Comes in by the link that a line of the command line prints.</summary>
    private static async Task<Person> ComeInAsync(RunningServer server, string[] line, string name)
    {
        var (code, output, error) = await RunAsync(line);
        code.Should().Be(0, error);
        using var browser = server.Browser();
        (await browser.PostAsync(new Uri(server.Address, new Uri(output.Trim()).AbsolutePath), RunningServer.Form(name)))
            .StatusCode.Should()
            .Be(HttpStatusCode.Redirect);
        return server.Folder.People.All.Single(p => p.Name == name);
    }
}
