using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// Signing in and out as rows on the server: what a browser keeps, or somebody copied, opens nothing once its session is ended.
/// </summary>
public sealed class SessionTests
{
    private const string Hub = "hubs/wording";

    [Fact]
    public async Task A_copied_cookie_reads_exports_and_writes_nothing_once_its_owner_has_signed_out()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var copy = CopyOf(cookies, server.Address);
        using var browser = server.Browser(cookies);
        using var thief = server.Browser(copy);
        (await thief.GetAsync(Export(server))).StatusCode.Should().Be(HttpStatusCode.OK);

        await browser.PostAsync(Path("/sign-out"), null);

        using var later = server.Browser(CopyOf(copy, server.Address));
        (await later.GetAsync(Export(server))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await later.GetStringAsync(Path("/"))).Should().Contain("Enter the join code");
        (await later.PostAsync(Path("/_blazor/negotiate?negotiateVersion=1"), null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var socket = () => server.OpenSocketAsync(Hub, CopyOf(copy, server.Address));
        await socket.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_session_ended_elsewhere_ends_its_sockets_and_leaves_the_others_alone()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, phone) = await server.ComeInAsync(Role.Member, "Ann");
        var laptop = server.CookiesOf(ann);
        var (ended, stays) = (await server.OpenSocketAsync(Hub, phone), await server.OpenSocketAsync(Hub, laptop));
        var closed = Closing(ended);
        using var browser = server.Browser(laptop);
        (await browser.GetStringAsync(Path("/sessions"))).Split("action=\"/sessions/end\"").Should().HaveCount(3);

        (await browser.PostAsync(Path("/sessions/end-others"), null)).Headers.Location!.OriginalString.Should().Be("/sessions");

        await closed.WaitAsync(TimeSpan.FromSeconds(2));
        (await OpenAsync(stays, server)).TryGetProperty("client", out _).Should().BeTrue();
        (await browser.GetStringAsync(Path("/sessions"))).Split("action=\"/sessions/end\"").Should().HaveCount(2);
    }

    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_line_that_came_without_WebSockets_ends_with_its_session_too(HttpTransportType way)
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        await using var line = new HubConnectionBuilder().WithUrl(new Uri(server.Address, Hub), way, o => o.Cookies = cookies).Build();
        await line.StartAsync();
        (await OpenAsync(line, server)).TryGetProperty("client", out _).Should().BeTrue();
        var closed = Closing(line);

        server.Folder.Sessions.EndOf(ann.Id, butFor: null);

        await closed.WaitAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_member()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, _) = await server.ComeInAsync(Role.Member, "Ann");
        var (_, cookies) = await server.ComeInAsync(Role.Facilitator, "Eve");
        using var eve = server.Browser(cookies);
        var hers = server.Folder.Sessions.Of(ann.Id).Single();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("session", hers.Id.Value)]);

        await eve.PostAsync(Path("/sessions/end"), form);

        server.Folder.Sessions.Find(hers.Id).Should().Be(hers);
    }

    [Fact]
    public async Task A_session_that_is_over_ends_its_socket()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var closed = Closing(await server.OpenSocketAsync(Hub, cookies));

        server.Folder.Sessions.End(server.Folder.Sessions.Of(ann.Id).Single().Id);

        await closed.WaitAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Whoever_signed_in_with_an_earlier_build_stays_signed_in_until_they_sign_out_copies_too()
    {
        await using var server = await RunningServer.StartAsync();
        var ann = server.Folder.People.Add("Ann", server.Consultation.Id, Role.Member);
        var earlier = server.EarlierCookiesOf(ann);
        var copy = CopyOf(earlier, server.Address);
        using var browser = server.Browser(earlier);
        (await browser.GetStringAsync(Path("/"))).Should().Contain("Consultations");

        await browser.PostAsync(Path("/sign-out"), null);

        using var later = server.Browser(copy);
        (await later.GetStringAsync(Path("/"))).Should().Contain("Enter the join code");
    }

    [Fact]
    public async Task Coming_in_once_more_leaves_no_session_behind_in_the_same_browser()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);

        await browser.PostAsync(Path($"/come-in/{server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null).Token}"), RunningServer.Form("Ben"));

        server.Folder.Sessions.Of(ann.Id).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/sign-out", "Origin", "http://elsewhere.example")]
    [InlineData("/sign-out", "Origin", "null")]
    [InlineData("/sign-out", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/sessions/end-others", "Origin", "http://elsewhere.example")]
    [InlineData("/come-in/{token}", "Origin", "http://elsewhere.example")]
    [InlineData("/join/{token}", "Origin", "null")]
    public async Task What_a_page_of_another_site_sends_does_nothing(string path, string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        var (link, token) = path.StartsWith("/join", StringComparison.Ordinal)
            ? server.Folder.Links.OpenJoinCode(server.Consultation.Id)
            : server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, null);
        using var browser = server.Browser(cookies);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, Path(path.Replace("{token}", token, StringComparison.Ordinal)))
        {
            Content = RunningServer.Form("Eve"),
        };
        foreign.Headers.Add(header, value);

        (await browser.SendAsync(foreign)).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        server.Folder.Sessions.Of(ann.Id).Should().ContainSingle();
        server.Folder.Links.All.Single(l => l.Id == link.Id).UsedAt.Should().BeNull();
        server.Folder.People.All.Should().ContainSingle();
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_sign_anybody_out_by_an_address()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);

        (await browser.GetAsync(Path("/signed-out"))).Headers.Location!.OriginalString.Should().Be("/");

        (await browser.GetStringAsync(Path("/"))).Should().Contain("Consultations");
    }

    [Fact]
    public async Task A_member_holds_so_many_lines_open_and_no_more()
    {
        await using var server = await RunningServer.StartAsync();
        var (ann, cookies) = await server.ComeInAsync(Role.Member, "Ann");
        using var browser = server.Browser(cookies);
        var lines = server.Server.App.Services.GetRequiredService<SessionConnections>();
        var session = server.Folder.Sessions.Of(ann.Id).Single().Id;
        var let = new TaskCompletionSource();
        var held = Enumerable
            .Range(0, SessionConnections.MostOfAMember)
            .Select(_ => lines.HoldAsync(new DefaultHttpContext(), session, ann.Id, isCircuit: false, _ => let.Task))
            .ToList();

        (await browser.PostAsync(Path("/_blazor/negotiate?negotiateVersion=1"), null))
            .StatusCode.Should()
            .Be(HttpStatusCode.TooManyRequests);
        let.SetResult();
        await Task.WhenAll(held);

        (await browser.PostAsync(Path("/_blazor/negotiate?negotiateVersion=1"), null)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Uri Export(RunningServer server) => Path($"/c/{server.Consultation.Id}/documents/consultation.json");

    private static async Task<JsonElement> OpenAsync(HubConnection socket, RunningServer server) =>
        await socket.InvokeAsync<JsonElement>("Open", server.Clause("2.3").Id.Passage.Value, new { });

    private static Task Closing(HubConnection socket)
    {
        var closed = new TaskCompletionSource();
        socket.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        return closed.Task;
    }

    private static CookieContainer CopyOf(CookieContainer cookies, Uri address)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetCookies(address));
        return copy;
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
