using System.Net;
using FluentAssertions;
using Plymouth.BmeCode.Review.Meeting;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

public sealed class ComingInTests
{
    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        await using var server = await RunningServer.StartAsync();
        var (link, token) = server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, "Ann Example");
        using var browser = server.Browser();

        var first = await browser.GetAsync(Path($"/come-in/{token}"));
        var again = await browser.GetAsync(Path($"/come-in/{token}"));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync()).Should().Contain("value=\"Ann Example\"");
        again.StatusCode.Should().Be(HttpStatusCode.OK);
        server.Folder.Links.All.Single(l => l.Id == link.Id).UsedAt.Should().BeNull();
    }

    [Fact]
    public async Task Whoever_comes_to_the_start_page_without_a_link_is_told_how_to_come_in_and_not_how_the_server_is_run()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        var start = await browser.GetStringAsync(Path("/"));

        start.Should().Contain("/join").And.NotContain("<code").And.NotContain("dotnet").And.NotContain("invite --");
    }

    [Fact]
    public async Task A_link_lets_one_person_in_and_then_says_it_was_used()
    {
        await using var server = await RunningServer.StartAsync();
        var token = server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Facilitator, null).Token;
        using var browser = server.Browser();

        var used = await browser.PostAsync(Path($"/come-in/{token}"), RunningServer.Form("  Fay  "));
        var start = await browser.GetStringAsync(Path("/"));
        using var other = server.Browser();
        var second = await other.PostAsync(Path($"/come-in/{token}"), RunningServer.Form("Eve"));

        used.StatusCode.Should().Be(HttpStatusCode.Redirect);
        used.Headers.Location!.OriginalString.Should().Be("/");
        var cookie = used.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().Contain("httponly").And.Contain("samesite=lax").And.NotContain("secure");
        start.Should().Contain("Fay").And.Contain("You are facilitator here").And.Contain("121 of 153 answered");
        second.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await second.Content.ReadAsStringAsync()).Should().Contain("This link has been used");
        server.Folder.People.All.Should().ContainSingle().Which.Name.Should().Be("Fay");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData("Ann \u202egnirb")]
    [InlineData("Ann\u2066")]
    [InlineData("A\u200bnn")]
    public async Task A_name_that_cannot_be_is_asked_for_again_and_the_link_stays_good(string name)
    {
        await using var server = await RunningServer.StartAsync();
        var token = server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null).Token;
        using var browser = server.Browser();

        var refused = await browser.PostAsync(Path($"/come-in/{token}"), RunningServer.Form(name));

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Enter");
        (await browser.GetAsync(Path($"/come-in/{token}"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Links_that_open_nothing_say_why_each_in_its_own_words()
    {
        await using var server = await RunningServer.StartAsync();
        var (revoked, revokedToken) = server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null);
        server.Folder.Links.Revoke(revoked.Id);
        var (closed, code) = server.Folder.Links.OpenJoinCode(server.Consultation.Id);
        server.Folder.Links.Revoke(closed.Id);
        var (partner, partnerToken) = server.Folder.Links.MakePartner(server.Consultation.Id, null);
        server.Folder.Links.Revoke(partner.Id);

        (await SaysAsync(server, "/come-in/nothing")).Should().Be((HttpStatusCode.NotFound, "This link does not open anything"));
        (await SaysAsync(server, $"/come-in/{revokedToken}")).Should().Be((HttpStatusCode.Gone, "This link was withdrawn"));
        (await SaysAsync(server, $"/join/{code}")).Should().Be((HttpStatusCode.Gone, "This join code is closed"));
        (await SaysAsync(server, "/join/ABCD2345")).Should().Be((HttpStatusCode.NotFound, "This is not the join code"));
        (await SaysAsync(server, $"/live/{partnerToken}")).Should().Be((HttpStatusCode.Gone, "This live view is closed"));
        (await SaysAsync(server, "/live/nothing")).Should().Be((HttpStatusCode.NotFound, "This link does not open anything"));
        (await SaysAsync(server, "/no-such-page")).Should().Be((HttpStatusCode.NotFound, "This page does not exist"));
    }

    [Fact]
    public async Task A_join_code_lets_several_people_in_as_members()
    {
        await using var server = await RunningServer.StartAsync();
        var code = server.Folder.Links.OpenJoinCode(server.Consultation.Id).Token;

        foreach (var name in new[] { "Ann", "Ben" })
        {
            using var browser = server.Browser();
            (await browser.PostAsync(Path($"/join/{code}"), RunningServer.Form(name))).StatusCode.Should().Be(HttpStatusCode.Redirect);
            (await browser.GetStringAsync(Path("/"))).Should().Contain(name);
        }

        server
            .Folder.People.All.Should()
            .OnlyContain(p => server.Folder.People.RoleIn(p.Id, server.Consultation.Id) == Role.Member)
            .And.HaveCount(2);
    }

    [Theory]
    [InlineData("/join/WRONG")]
    [InlineData("/come-in/wrong")]
    [InlineData("/live/wrong")]
    public async Task Of_more_than_ten_wrong_ones_in_a_minute_nothing_is_said_but_the_right_code_lets_in(string wrong)
    {
        await using var server = await RunningServer.StartAsync();
        var code = server.Folder.Links.OpenJoinCode(server.Consultation.Id).Token;
        using var browser = server.Browser();

        for (var i = 0; i < 10; i++)
        {
            (await browser.GetAsync(Path($"{wrong}{i}"))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        (await browser.GetAsync(Path($"{wrong}10"))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await browser.PostAsync(Path("/join/WRONG11"), RunningServer.Form("Eve"))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await browser.PostAsync(Path($"/join/{code}"), RunningServer.Form("Ann")))
            .StatusCode.Should()
            .Be(HttpStatusCode.Redirect, "a room shares its address with whoever guesses there");
        server.Folder.People.All.Should().ContainSingle().Which.Name.Should().Be("Ann");
    }

    [Fact]
    public async Task Whoever_was_removed_is_signed_out_with_the_next_page()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);
        (await browser.GetStringAsync(Path("/"))).Should().Contain("Consultations");

        server.Folder.People.Remove(ann.Id);

        (await browser.GetStringAsync(Path("/"))).Should().Contain("Enter the join code").And.NotContain("Consultations");
    }

    [Fact]
    public async Task Signing_out_ends_the_cookie()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);

        var answer = await browser.PostAsync(Path("/sign-out"), null);

        answer.Headers.Location!.OriginalString.Should().Be("/signed-out");
        (await browser.GetStringAsync(Path("/"))).Should().Contain("Enter the join code");
    }

    [Fact]
    public async Task Every_answer_tells_no_other_site_the_address_and_runs_nothing_from_elsewhere()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        var answer = await browser.GetAsync(Path("/"));

        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
        answer.Headers.GetValues("Permissions-Policy").Single().Should().Contain("camera=()").And.Contain("microphone=()");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .Should()
            .Contain("script-src 'self';")
            .And.Contain("frame-ancestors 'none'");
    }

    [Theory]
    [InlineData("/hubs/wording/negotiate")]
    [InlineData("/hubs/live/negotiate")]
    [InlineData("/_blazor/negotiate")]
    public async Task A_page_of_another_site_cannot_open_a_socket(string path)
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, Path(path));
        foreign.Headers.Add("Origin", "http://elsewhere.example");
        using var own = new HttpRequestMessage(HttpMethod.Post, Path(path + "?negotiateVersion=1"));
        own.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));

        (await browser.SendAsync(foreign)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await browser.SendAsync(own)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Documents_and_the_workspace_are_for_members_only()
    {
        await using var server = await RunningServer.StartAsync();
        using var signedOut = server.Browser();
        var partner = server.Folder.People.Add("Pat", server.Consultation.Id, Role.Partner);
        using var watching = server.Browser(server.CookiesOf(partner));

        (await signedOut.GetAsync(Path($"/c/{server.Consultation.Id}")))
            .StatusCode.Should()
            .BeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Redirect);
        foreach (var document in new[] { "code.docx", "code.html", "responses.html", "consultation.json" })
        {
            (await signedOut.GetAsync(Path($"/c/{server.Consultation.Id}/documents/{document}")))
                .StatusCode.Should()
                .Be(HttpStatusCode.Unauthorized);
            (await watching.GetAsync(Path($"/c/{server.Consultation.Id}/documents/{document}")))
                .StatusCode.Should()
                .Be(HttpStatusCode.NotFound, "to who is not in it, a consultation is one that is not here");
        }
    }

    [Fact]
    public async Task Health_answers_with_the_run_of_the_server()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();

        (await browser.GetStringAsync(Path("/health"))).Should().MatchRegex("^ok [a-z2-7]{10}$");
    }

    private static async Task<(HttpStatusCode Status, string Heading)> SaysAsync(RunningServer server, string path)
    {
        using var browser = server.Browser();
        var answer = await browser.GetAsync(Path(path));
        var page = await answer.Content.ReadAsStringAsync();
        var from = page.IndexOf('>', page.IndexOf("<h1", StringComparison.Ordinal)) + 1;
        return (answer.StatusCode, page[from..page.IndexOf("</h1>", StringComparison.Ordinal)]);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
