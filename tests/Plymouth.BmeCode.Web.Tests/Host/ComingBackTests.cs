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
        var (_, token) = server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null);
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

        var ask = Back(server).WaitingFor(fay.Id).Single();
        Back(server).WaitingFor(grace.Id).Should().BeEmpty();
        Back(server).Answer(grace.Id, ask, true).Should().BeFalse("only a facilitator says who somebody is");
        Back(server).Answer(fay.Id, ask, true).Should().BeTrue();

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

        Back(server).Answer(fay.Id, Back(server).WaitingFor(fay.Id).Single(), false);

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_vouches_for_somebody_who_may_do_more_than_they_do(bool isAdministrator)
    {
        await using var server = await RunningServer.StartAsync();
        var people = server.Folder.People;
        var elsewhere = await server.TakeInAnotherAsync();
        var ada = people.AddAdministrator("Ada");
        var fay = people.Add("Fay", server.Consultation.Id, Role.Facilitator);
        var grace = isAdministrator ? people.AddAdministrator("Grace") : people.Add("Grace", elsewhere.Id, Role.Reader);
        using var browser = server.Browser();

        // Not even a facilitator's link is enough: who made it may not do what Grace may.
        var (waiting, _) = await SayThatIsMeAsync(server, browser, Role.Facilitator);

        waiting.OriginalString.Should().StartWith("/come-in/waiting/");
        Back(server).WaitingFor(fay.Id).Should().BeEmpty();
        var ask = Back(server).WaitingFor(ada.Id).Single();
        Back(server).Answer(fay.Id, ask, true).Should().BeFalse();
        Back(server).Answer(ada.Id, ask, true).Should().BeTrue();
        (await browser.GetAsync(waiting)).Headers.Location!.OriginalString.Should().Be("/");
        people.RoleIn(grace.Id, server.Consultation.Id).Should().Be(Role.Facilitator, "that is what the link gives");
    }

    [Fact]
    public async Task Who_is_signed_in_comes_into_another_consultation_as_who_they_are()
    {
        await using var server = await RunningServer.StartAsync();
        var elsewhere = await server.TakeInAnotherAsync();
        var (grace, cookies) = await server.ComeInAsync(Role.Facilitator, "Grace");
        using var browser = server.Browser(cookies);
        foreach (var (role, has) in new[] { (Role.Reader, Role.Reader), (Role.Member, Role.Member) })
        {
            var (link, token) = server.Folder.Links.MakeSingle(elsewhere.Id, role, null);
            (await browser.GetStringAsync(Path($"/come-in/{token}"))).Should().Contain("Come in as");
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("as", "me")]);

            (await browser.PostAsync(Path($"/come-in/{token}"), form)).Headers.Location!.OriginalString.Should().Be("/");

            server.Folder.People.RoleIn(grace.Id, elsewhere.Id).Should().Be(has);
            server.Folder.People.RoleIn(grace.Id, server.Consultation.Id).Should().Be(Role.Facilitator);
            server.Folder.Links.All.Single(l => l.Id == link.Id).UsedAt.Should().NotBeNull();
        }

        server.Folder.Sessions.Of(grace.Id).Should().ContainSingle("nobody is signed out for it");
        server.Folder.People.All.Should().ContainSingle();
        var (_, lower) = server.Folder.Links.MakeSingle(elsewhere.Id, Role.Reader, null);
        (await browser.GetStringAsync(Path($"/come-in/{lower}"))).Should().Contain("Go on as").And.NotContain("Come in as");
    }

    private static ComingBack Back(RunningServer server) => server.Server.App.Services.GetRequiredService<ComingBack>();

    private static async Task<(Uri Next, Link Link)> SayThatIsMeAsync(RunningServer server, HttpClient browser, Role role)
    {
        var (link, token) = server.Folder.Links.MakeSingle(server.Consultation.Id, role, null);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "Grace"), KeyValuePair.Create("me", "yes")]);
        var answer = await browser.PostAsync(Path($"/come-in/{token}"), form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return (answer.Headers.Location!, link);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
