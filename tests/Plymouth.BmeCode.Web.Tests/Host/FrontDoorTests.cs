using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Whom a request is believed, and which origins are let in.</summary>
public sealed class FrontDoorTests
{
    [Theory]
    [InlineData("127.0.0.1", "", true)]
    [InlineData("::1", "", true)]
    [InlineData("10.0.0.7", "", false)]
    [InlineData("10.0.0.7", "10.0.0.7", true)]
    [InlineData("10.0.0.7", "10.0.0.8,10.0.1.0/24", false)]
    [InlineData("10.0.1.7", "10.0.0.8,10.0.1.0/24", true)]
    [InlineData("::ffff:10.0.0.7", "10.0.0.7", true)]
    [InlineData("2001:db8::7", "2001:db8::/32", true)]
    public async Task Only_proxies_that_are_named_are_believed(string from, string named, bool believed)
    {
        Proxies.TryRead([named], out var proxies, out _).Should().BeTrue();
        var context = Request(from);
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-Host"] = "meet.example.org";

        await PassAsync(context, new ServeSettings("", "") { Proxies = proxies });

        (context.Request.Scheme, context.Request.Host.Value, context.Connection.RemoteIpAddress!.ToString())
            .Should()
            .Be(believed ? ("https", "meet.example.org", "203.0.113.9") : ("http", "127.0.0.1:5080", IPAddress.Parse(from).ToString()));
    }

    [Fact]
    public async Task Who_asks_is_read_through_several_named_proxies_and_no_further()
    {
        var context = Request("127.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.9, 10.0.0.7";

        await PassAsync(context, new ServeSettings("", "") { Proxies = [IPNetwork.Parse("10.0.0.0/24")] });

        context.Connection.RemoteIpAddress!.ToString().Should().Be("203.0.113.9");
    }

    [Theory]
    [InlineData("/code/c/x", "/c/x")]
    [InlineData("/c/x", "/c/x")]
    [InlineData("/code", "")]
    [InlineData("/codes", "/codes")]
    [InlineData("/code/code", "/code")]
    public async Task The_public_path_is_the_base_whether_it_arrives_or_not(string asked, string path)
    {
        var context = Request("127.0.0.1");
        context.Request.Path = asked;

        await PassAsync(context, new ServeSettings("", "", new("https://meet.example.org/code/")));

        (context.Request.Scheme, context.Request.Host.Value, context.Request.PathBase.Value, context.Request.Path.Value)
            .Should()
            .Be(("https", "meet.example.org", "/code", path));
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:5080", null)]
    [InlineData(
        null,
        "http://elsewhere.example",
        "this server is 127.0.0.1:5080. If people open it by another address, through a proxy, start it with --public-url and that address"
    )]
    [InlineData("https://meet.example.org/code/", "https://meet.example.org", null)]
    [InlineData("https://meet.example.org/code/", "http://127.0.0.1:5080", null)]
    [InlineData(
        "https://meet.example.org/code/",
        "http://elsewhere.example",
        "this server's --public-url is https://meet.example.org/code/"
    )]
    public async Task An_origin_that_is_let_in_is_ours_and_of_another_the_log_says_what_to_do(
        string? publicUrl,
        string origin,
        string? said
    )
    {
        var log = new Lines();
        var context = Request("127.0.0.1");
        context.Request.Path = "/hubs/wording";
        context.Request.Headers.Origin = origin;

        await PassAsync(context, new ServeSettings("", "", publicUrl is null ? null : new(publicUrl)), log);

        context.Response.StatusCode.Should().Be(said is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
        log.Said.Should().BeEquivalentTo(said is null ? [] : new[] { $"A request of {origin} to /hubs was refused: {said}" });
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/join", HttpStatusCode.OK)]
    [InlineData("/assets/app.css", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/sessions", HttpStatusCode.Unauthorized)]
    public async Task HEAD_is_answered_as_GET_is_without_the_body(string path, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));

        var (answer, got) = (await browser.SendAsync(head), await browser.GetAsync(new Uri(path, UriKind.Relative)));

        (answer.StatusCode, got.StatusCode).Should().Be((status, status));
        (await answer.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        Names(answer).Should().BeEquivalentTo(Names(got));
        answer.Content.Headers.ContentType.Should().Be(got.Content.Headers.ContentType);
    }

    private static IEnumerable<string> Names(HttpResponseMessage answer) =>
        answer.Headers.Select(h => h.Key).Where(name => name != "Transfer-Encoding");

    private static DefaultHttpContext Request(string from)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        (context.Request.Scheme, context.Request.Host, context.Request.Path) = ("http", new HostString("127.0.0.1:5080"), "/");
        return context;
    }

    private static async Task PassAsync(DefaultHttpContext context, ServeSettings settings, Lines? log = null)
    {
        await using var services = new ServiceCollection()
            .AddLogging(to => to.AddProvider(log ?? new Lines()))
            .AddSingleton<AuditLog>()
            .BuildServiceProvider();
        context.RequestServices = services;
        var app = new ApplicationBuilder(services);
        app.UseNamedProxies(settings);
        app.UsePublicUrl(settings);
        app.UseOwnOrigin();
        app.Run(passed =>
        {
            passed.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        });
        await app.Build()(context);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Add(formatter(state, exception));

        public void Dispose() { }
    }
}
