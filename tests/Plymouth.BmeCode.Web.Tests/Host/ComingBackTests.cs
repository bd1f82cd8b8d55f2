using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Nobody takes a name that is somebody's here already; whoever it is comes back as who they were.</summary>
public sealed class ComingBackTests
{
    [Theory]
    [InlineData("Grace")]
    [InlineData("  grace ")]
    [InlineData("\uff27race")]
    public async Task A_name_that_is_somebodys_here_is_not_given_twice(string name)
    {
        await using var server = await RunningServer.StartAsync();
        var (grace, _) = await server.ComeInAsync(Role.Member, "Grace");
        var (_, token) = server.Folder.Links.MakeSingle(Role.Member, null);
        using var browser = server.Browser();

        var asked = await browser.PostAsync(Path($"/come-in/{token}"), RunningServer.Form(name));

        asked.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await asked.Content.ReadAsStringAsync()).Should().Contain("That is me");
        server.Folder.People.All.Should().Equal(grace);
        (await browser.PostAsync(Path($"/come-in/{token}"), RunningServer.Form("Grace B")))
            .StatusCode.Should()
            .Be(HttpStatusCode.Redirect, "the link is still good");
    }

    [Fact]
    public async Task Whom_a_facilitator_knows_goes_on_as_who_they_were()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (grace, _) = await server.ComeInAsync(Role.Member, "Grace");
        using var browser = server.Browser();
        var (waiting, link) = await SayThatIsMeAsync(server, browser, Role.Member);
        (await browser.GetStringAsync(waiting)).Should().Contain("Wait to be let in").And.Contain("http-equiv=\"refresh\"");

        Back(server).Answer(grace.Id, Back(server).Waiting.Single(), true).Should().BeFalse("only a facilitator says who somebody is");
        Back(server).Answer(fay.Id, Back(server).Waiting.Single(), true).Should().BeTrue();

        (await browser.GetAsync(waiting)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await browser.GetStringAsync(Path("/"))).Should().Contain("Grace");
        server.Folder.People.All.Should().BeEquivalentTo([fay, grace]);
        server.Folder.Sessions.Of(grace.Id).Should().HaveCount(2);
        server.Folder.Links.All.Single(l => l.Id == link.Id).UsedAt.Should().NotBeNull();
        (await browser.GetAsync(waiting)).StatusCode.Should().Be(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Whom_no_facilitator_knows_is_not_let_in_and_keeps_the_link()
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (grace, _) = await server.ComeInAsync(Role.Member, "Grace");
        using var browser = server.Browser();
        var (waiting, link) = await SayThatIsMeAsync(server, browser, Role.Member);

        Back(server).Answer(fay.Id, Back(server).Waiting.Single(), false);

        (await browser.GetAsync(waiting)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        server.Folder.Sessions.Of(grace.Id).Should().ContainSingle();
        server.Folder.Links.All.Single(l => l.Id == link.Id).UsedAt.Should().BeNull();
    }

    [Fact]
    public async Task A_facilitators_link_needs_nobody_to_vouch_so_that_nobody_is_locked_out()
    {
        await using var server = await RunningServer.StartAsync();
        var (grace, _) = await server.ComeInAsync(Role.Facilitator, "Grace");
        using var browser = server.Browser();

        var (answer, _) = await SayThatIsMeAsync(server, browser, Role.Facilitator);

        answer.OriginalString.Should().Be("/");
        server.Folder.People.All.Should().Equal(grace);
        server.Folder.Sessions.Of(grace.Id).Should().HaveCount(2);
    }

    private static ComingBack Back(RunningServer server) => server.Server.App.Services.GetRequiredService<ComingBack>();

    private static async Task<(Uri Next, Link Link)> SayThatIsMeAsync(RunningServer server, HttpClient browser, Role role)
    {
        var (link, token) = server.Folder.Links.MakeSingle(role, null);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "Grace"), KeyValuePair.Create("me", "yes")]);
        var answer = await browser.PostAsync(Path($"/come-in/{token}"), form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return (answer.Headers.Location!, link);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
