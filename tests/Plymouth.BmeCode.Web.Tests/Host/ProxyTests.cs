using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The server behind the real nginx: as nginx's own documentation writes it, as README does, and under a path.</summary>
public sealed partial class ProxyTests
{
    private const string Public = "https://meet.example.org/";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_plain_proxy_pass_is_enough_where_the_public_url_is_named()
    {
        await using var nginx = new Nginx();
        await using var server = await RunningServer.StartAsync(new($"http://127.0.0.1:{nginx.Port}"));
        await nginx.StartAsync(Plain(nginx, server, "/"));
        await using var ann = await Visitor.ComeInAsync(nginx, server, new($"http://127.0.0.1:{nginx.Port}/"), "Ann");

        (await ann.Browser.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK);
        await ann.TypeAsync(server);
    }

    [Fact]
    public async Task A_plain_proxy_pass_without_a_public_url_is_refused()
    {
        await using var nginx = new Nginx();
        await using var server = await RunningServer.StartAsync();
        await nginx.StartAsync(Plain(nginx, server, "/"));

        var coming = () => Visitor.ComeInAsync(nginx, server, new($"http://127.0.0.1:{nginx.Port}/"), "Ann");

        (await coming.Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_block_in_README_brings_TLS_with_all_that_belongs_to_it(bool withPublicUrl)
    {
        await using var nginx = new Nginx();
        await using var server = await RunningServer.StartAsync(withPublicUrl ? new(Public) : null);
        var (certificate, key) = nginx.MakeCertificate("meet.example.org");
        await nginx.StartAsync(
            (await File.ReadAllTextAsync(Repository.At("src/deploy/nginx.conf")))
                .Replace("listen 443 ", $"listen 127.0.0.1:{nginx.Port} ", StringComparison.Ordinal)
                .Replace("http://127.0.0.1:5080", server.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
                .Replace("/etc/ssl/certs/meet.example.org.pem", certificate, StringComparison.Ordinal)
                .Replace("/etc/ssl/private/meet.example.org.key", key, StringComparison.Ordinal)
        );
        await using var ann = await Visitor.ComeInAsync(nginx, server, new(Public), "Ann");

        var answer = await ann.Browser.GetAsync(new Uri("", UriKind.Relative));

        ann.Cookies.GetAllCookies().Should().OnlyContain(c => c.Secure && c.HttpOnly);
        answer.Headers.GetValues("Strict-Transport-Security").Should().Equal("max-age=2592000");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("connect-src 'self' wss://meet.example.org;");
        await ann.TypeAsync(server, HttpTransportType.WebSockets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Under_a_path_everything_lies_below_it_whether_the_proxy_takes_it_off_or_not(string taken)
    {
        await using var nginx = new Nginx();
        var root = new Uri($"http://127.0.0.1:{nginx.Port}/code/");
        await using var server = await RunningServer.StartAsync(root);
        await nginx.StartAsync(Plain(nginx, server, "/code/", taken));
        await using var ann = await Visitor.ComeInAsync(nginx, server, root, "Ann");
        var token = server.Folder.Links.MakePartner(server.Consultation.Id, null).Token;

        ann.Cookies.GetAllCookies().Should().OnlyContain(c => c.Path == "/code");
        foreach (
            var page in new[]
            {
                "",
                "join",
                "sessions",
                "nowhere",
                $"live/{token}",
                $"c/{server.Consultation.Id}",
                $"c/{server.Consultation.Id}/documents",
            }
        )
        {
            var html = await (await ann.Browser.GetAsync(new Uri(page, UriKind.Relative))).Content.ReadAsStringAsync();
            var addresses = Addresses().Matches(html).Select(a => a.Groups[1].Value).ToList();
            addresses.Should().NotBeEmpty();
            foreach (var address in addresses.Where(a => a.StartsWith('/')))
            {
                address.Should().StartWith("/code/", page);
            }

            foreach (
                var asset in addresses
                    .Where(a => a.EndsWith(".js", StringComparison.Ordinal) || a.EndsWith(".css", StringComparison.Ordinal))
                    .Distinct()
            )
            {
                (await ann.Browser.GetAsync(new Uri(root, asset))).StatusCode.Should().Be(HttpStatusCode.OK, asset);
            }
        }

        (await ann.Browser.GetStringAsync(new Uri($"c/{server.Consultation.Id}", UriKind.Relative)))
            .Should()
            .Contain("<base href=\"/code/\"");
        (await ann.Browser.GetAsync(new Uri("signed-out", UriKind.Relative))).Headers.Location!.OriginalString.Should().Be("/code/");
        (await ann.Browser.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK);
        await ann.TypeAsync(server);
    }

    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    [InlineData(HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling)]
    public async Task Without_WebSockets_the_editors_line_comes_another_way_and_soon(HttpTransportType ways)
    {
        await using var nginx = new Nginx();
        await using var server = await RunningServer.StartAsync(new($"http://127.0.0.1:{nginx.Port}"));
        await nginx.StartAsync(Plain(nginx, server, "/"));
        await using var ann = await Visitor.ComeInAsync(nginx, server, new($"http://127.0.0.1:{nginx.Port}/"), "Ann");
        var began = Stopwatch.StartNew();

        await ann.TypeAsync(server, ways);

        began.Elapsed.Should().BeLessThan(Soon);
    }

    [Fact]
    public async Task README_holds_the_block_and_the_unit_that_ship()
    {
        var readme = await File.ReadAllTextAsync(Repository.At("README.md"));

        readme
            .Contains(await File.ReadAllTextAsync(Repository.At("src/deploy/nginx.conf")), StringComparison.Ordinal)
            .Should()
            .BeTrue("README quotes src/deploy/nginx.conf");
        readme.Contains("src/deploy/plymouth-bmecode.service", StringComparison.Ordinal).Should().BeTrue("README names the unit");
    }

    private static string Plain(Nginx nginx, RunningServer server, string at, string taken = "") =>
        $"server {{ listen 127.0.0.1:{nginx.Port}; location {at} {{ proxy_pass "
        + $"{server.Address.GetLeftPart(UriPartial.Authority)}{taken}; }} }}";

    [GeneratedRegex("(?:href|src|action)=\"([^\"#]*)\"")]
    private static partial Regex Addresses();

    /// <summary>A member whose browser knows the server only through nginx.</summary>
    private sealed class Visitor : IAsyncDisposable
    {
        private readonly Nginx _nginx;
        private readonly Uri _root;
        private HubConnection? _line;

        private Visitor(Nginx nginx, Uri root)
        {
            (_nginx, _root) = (nginx, root);
            Browser = new HttpClient(nginx.Handler(Cookies)) { BaseAddress = root };
            Browser.DefaultRequestHeaders.Add("Origin", Origin);
        }

        public CookieContainer Cookies { get; } = new();

        public HttpClient Browser { get; }

        private string Origin => _root.GetLeftPart(UriPartial.Authority);

        /// <summary>Comes in by a link, as a browser does: with the origin of the page it is on.</summary>
        public static async Task<Visitor> ComeInAsync(Nginx nginx, RunningServer server, Uri root, string name)
        {
            var visitor = new Visitor(nginx, root);
            var answer = await visitor.Browser.PostAsync(
                new Uri($"come-in/{server.Folder.Links.MakeSingle(server.Consultation.Id, Role.Member, name).Token}", UriKind.Relative),
                RunningServer.Form(name)
            );
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                throw new HttpRequestException("Nobody was let in.", null, answer.StatusCode);
            }

            answer.Headers.Location!.OriginalString.Should().Be(root.AbsolutePath);
            (await visitor.Browser.GetStringAsync(new Uri("", UriKind.Relative))).Should().Contain(name);
            return visitor;
        }

        /// <summary>Opens a clause over the editors' line, types a word into it, and hears of what another types.</summary>
        public async Task TypeAsync(
            RunningServer server,
            HttpTransportType ways = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling
        )
        {
            var passage = server.Clause("2.3").Id.Passage.Value;
            _line = new HubConnectionBuilder()
                .WithUrl(new Uri(_root, "hubs/wording"), line =>
                {
                    line.Transports = ways;
                    line.Headers["Origin"] = Origin;
                    line.HttpMessageHandlerFactory = _ => _nginx.Handler(Cookies);
                    line.WebSocketFactory = async (context, stop) =>
                    {
                        var socket = new ClientWebSocket();
                        await socket.ConnectAsync(context.Uri, Browser, stop);
                        return socket;
                    };
                })
                .Build();
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _line.On<string, JsonElement>("Changed", (_, change) =>
            {
                if (change.GetRawText().Contains("Theirs. ", StringComparison.Ordinal))
                {
                    heard.TrySetResult();
                }
            });
            await _line.StartAsync();
            var opened = await _line.InvokeAsync<JsonElement>("Open", passage, new { });
            var since = opened.GetProperty("version").GetInt32();
            var mine = await _line.InvokeAsync<JsonElement>(
                "Submit",
                passage,
                Change(opened.GetProperty("client").GetString()!, since, "Mine. ")
            );
            mine.GetProperty("version").GetInt32().Should().Be(since + 1);

            var other = await server.OpenSocketAsync("hubs/wording", server.CookiesOf(server.Folder.People.Add("Ben", server.Consultation.Id, Role.Member)));
            var there = await other.InvokeAsync<JsonElement>("Open", passage, new { });
            await other.InvokeAsync<JsonElement>(
                "Submit",
                passage,
                Change(there.GetProperty("client").GetString()!, since + 1, "Theirs. ")
            );
            await heard.Task.WaitAsync(Soon);
        }

        public async ValueTask DisposeAsync()
        {
            if (_line is not null)
            {
                await _line.DisposeAsync();
            }

            Browser.Dispose();
        }

        private static object Change(string client, int since, string text) =>
            new
            {
                @base = since,
                client,
                sequence = 1,
                delta = new { ops = new[] { new { insert = text } } },
            };
    }
}
