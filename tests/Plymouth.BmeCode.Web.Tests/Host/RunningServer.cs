using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Sockets;
using Plymouth.BmeCode.Storage;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>The whole product on a real Kestrel on loopback, with a real data folder of its own and the table that ships.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly TempFolder? _temp;
    private readonly Server _server;
    private readonly List<IAsyncDisposable> _ends = [];

    private RunningServer(TempFolder? temp, string dataPath, Server server) => (_temp, DataPath, _server) = (temp, dataPath, server);

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public string DataPath { get; }

    public Uri Address => new(_server.App.Urls.First());

    public DataFolder Folder => _server.Folder;

    public Server Server => _server;

    public ConsultationRoom Consultation => _server.Rooms.Find(_server.Rooms.Stored[0])!;

    /// <summary>A small table, each time with new ids.</summary>
    public static Reading AnotherTable() =>
        (
            (ReadingResult.Good)
                TableReader.Read(
                    "table.txt",
                    "A Code of another group – responses\n1. Aims\tResponse\n1.1 We meet.\nOften?\tYes.\n1.2 We write.\n1.3 We read."u8,
                    new RandomIds()
                )
        ).Reading;

    /// <summary>Takes in a consultation of another group, in which nobody but administrators has a role.</summary>
    public async Task<ConsultationRoom> TakeInAnotherAsync() =>
        (await _server.Rooms.TakeInAsync(AnotherTable(), MemberId.System)).Consultation!;

    /// <summary>The clause consulted on under a number.</summary>
    public Clause Clause(string consultationNumber) =>
        Consultation.Table.Consultation.Clauses.Values.First(c => c.ConsultationNumber == consultationNumber);

    public static async Task<RunningServer> StartAsync(
        Uri? publicUrl = null,
        TimeProvider? time = null,
        SocketWay sockets = SocketWay.Early
    )
    {
        var temp = new TempFolder();
        return await StartAsync(temp, temp.Path, publicUrl, time, sockets);
    }

    /// <summary>On a data folder that outlives it.</summary>
    public static Task<RunningServer> StartOnAsync(string dataPath) => StartAsync(null, dataPath, null, null, SocketWay.Early);

    /// <summary>A browser that does not follow redirects.</summary>
    public HttpClient Browser(CookieContainer? cookies = null) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = Address };

    /// <summary>Somebody who came in with a link, as their cookies.</summary>
    public async Task<(Person Person, CookieContainer Cookies)> ComeInAsync(Role role, string name)
    {
        var cookies = new CookieContainer();
        using var browser = Browser(cookies);
        var answer = await browser.PostAsync(
            new Uri($"/come-in/{Folder.Links.MakeSingle(Consultation.Id, role, name).Token}", UriKind.Relative),
            Form(name)
        );
        return answer.StatusCode == HttpStatusCode.Redirect
            ? (Folder.People.All.Single(p => p.Name == name), cookies)
            : throw new InvalidOperationException($"Coming in was answered with {answer.StatusCode}.");
    }

    /// <summary>A cookie for a person however they came to it.</summary>
    public CookieContainer CookiesOf(Person person) =>
        CookiesOf(Identity.Of(person, Folder.Sessions.Begin(person.Id, "A browser").Id), null);

    /// <summary>A cookie as builds gave it that knew no sessions.</summary>
    public CookieContainer EarlierCookiesOf(Person person)
    {
        var known = Identity.Of(person, new("none")).Identities.Single();
        var claims = known.Claims.Where(c => c.Value != "none");
        return CookiesOf(
            new(new ClaimsIdentity(claims, known.AuthenticationType)),
            new() { IssuedUtc = TimeProvider.System.GetUtcNow().AddDays(-1), ExpiresUtc = TimeProvider.System.GetUtcNow().AddDays(29) }
        );
    }

    private CookieContainer CookiesOf(ClaimsPrincipal known, AuthenticationProperties? properties)
    {
        var scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var tickets = _server.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).TicketDataFormat;
        var cookies = new CookieContainer();
        cookies.Add(
            new Cookie(
                Folder.SignInKeys.CookieName,
                tickets.Protect(new AuthenticationTicket(known, properties, scheme)),
                "/",
                Address.Host
            )
        );
        return cookies;
    }

    /// <summary>A socket to a hub, not yet started.</summary>
    public HubConnection Socket(string hub, CookieContainer? cookies = null)
    {
        var socket = new HubConnectionBuilder().WithUrl(new Uri(Address, hub), o => o.Cookies = cookies ?? new()).Build();
        _ends.Add(socket);
        return socket;
    }

    public async Task<HubConnection> OpenSocketAsync(string hub, CookieContainer? cookies = null)
    {
        var socket = Socket(hub, cookies);
        await socket.StartAsync();
        return socket;
    }

    public static FormUrlEncodedContent Form(string name) => new([KeyValuePair.Create("name", name)]);

    public async ValueTask DisposeAsync()
    {
        foreach (var end in _ends)
        {
            await end.DisposeAsync();
        }

        await _server.App.StopAsync();
        await _server.DisposeAsync();
        _temp?.Dispose();
    }

    private static async Task<RunningServer> StartAsync(
        TempFolder? temp,
        string dataPath,
        Uri? publicUrl,
        TimeProvider? time,
        SocketWay sockets
    )
    {
        var server = await Server.OpenAsync(new ServeSettings(dataPath, "http://127.0.0.1:0", publicUrl) { Sockets = sockets }, time);
        await server.App.StartAsync();
        return new(temp, dataPath, server);
    }
}
