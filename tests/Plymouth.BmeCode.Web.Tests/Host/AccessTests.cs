using System.Collections.Immutable;
using System.Net;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>
/// Who may do what in which consultation, asked when it is done: a page may have been open since before its member's access was taken away.
/// </summary>
public sealed class AccessTests
{
    /// <summary>What an act asks for: a role in the consultation it is about, or something in the folder.</summary>
    private enum Asks
    {
        Reader,
        Member,
        Facilitator,
        FacilitatorOfAny,
        Administrator,
    }

    /// <summary>Everything somebody may do, what it asks for, and whether it was done.</summary>
    private static readonly ImmutableDictionary<string, (Asks Asks, Func<RunningServer, Person, ConsultationRoom, Task<bool>> Does)> Acts =
        new Dictionary<string, (Asks, Func<RunningServer, Person, ConsultationRoom, Task<bool>>)>
        {
            ["see it on the start page"] = (
                Asks.Reader,
                async (server, by, room) =>
                {
                    using var browser = server.Browser(server.CookiesOf(by));
                    var page = await browser.GetStringAsync(Path("/"));
                    return page.Contains($"/c/{room.Id}\"", StringComparison.Ordinal);
                }
            ),
            ["take a document"] = (
                Asks.Reader,
                async (server, by, room) =>
                {
                    using var browser = server.Browser(server.CookiesOf(by));
                    var answer = await browser.GetAsync(Path($"/c/{room.Id}/documents/code.html"));
                    answer.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
                    return answer.StatusCode == HttpStatusCode.OK;
                }
            ),
            ["open a passage to write"] = (
                Asks.Member,
                (_, by, room) => Task.FromResult(room.Passage(OpenClause(room).Passage)!.Open(by.Id, null, null).Opened is not null)
            ),
            ["change the title"] = (
                Asks.Member,
                async (_, by, room) => await room.AskAsync(new ChangeTitle($"Changed by {by.Name}"), by.Id) is Outcome.Done
            ),
            ["agree a clause"] = (
                Asks.Facilitator,
                async (_, by, room) => await room.AskAsync(new AgreeClause(OpenClause(room), 0), by.Id) is Outcome.Done
            ),
            ["choose what partners see"] = (
                Asks.Facilitator,
                async (_, by, room) =>
                    await room.AskAsync(
                        new ChooseSight(
                            room.Table.Consultation.Sight == PartnerSight.Everything ? PartnerSight.Wording : PartnerSight.Everything
                        ),
                        by.Id
                    )
                        is Outcome.Done
            ),
            ["publish"] = (
                Asks.Facilitator,
                async (server, by, room) =>
                    await server
                        .Server.App.Services.GetRequiredService<Publisher>()
                        .PublishAsync(room, by.Id, [by.Id], "The council meets tomorrow.") is Outcome.Done
            ),
            ["make a link for one person"] = (
                Asks.Facilitator,
                (server, by, room) =>
                    Task.FromResult(AccessOf(server).MakeSingle(by.Id, room.Id, Role.Reader, null, TimeSpan.FromDays(1)) is not null)
            ),
            ["open a join code"] = (
                Asks.Facilitator,
                (server, by, room) => Task.FromResult(AccessOf(server).OpenCode(by.Id, room.Id) is not null)
            ),
            ["make a link for partners"] = (
                Asks.Facilitator,
                (server, by, room) => Task.FromResult(AccessOf(server).MakePartner(by.Id, room.Id, null) is not null)
            ),
            ["revoke a link"] = (
                Asks.Facilitator,
                (server, by, room) =>
                {
                    var (link, _) = server.Folder.Links.MakeSingle(room.Id, Role.Member, null);
                    AccessOf(server).Revoke(by.Id, link);
                    return Task.FromResult(server.Folder.Links.All.Single(l => l.Id == link.Id).RevokedAt is not null);
                }
            ),
            ["give a role"] = (
                Asks.Facilitator,
                (server, by, room) =>
                {
                    var victim = Victim(server, room);
                    AccessOf(server).Give(by.Id, victim, room.Id, Role.Facilitator);
                    return Task.FromResult(server.Folder.People.IsFacilitator(victim.Id, room.Id));
                }
            ),
            ["take somebody out"] = (
                Asks.Facilitator,
                (server, by, room) =>
                {
                    var victim = Victim(server, room);
                    AccessOf(server).TakeOut(by.Id, victim, room.Id);
                    return Task.FromResult(server.Folder.People.RoleIn(victim.Id, room.Id) is null);
                }
            ),
            ["say who somebody is"] = (
                Asks.Facilitator,
                (server, by, room) =>
                {
                    var back = server.Server.App.Services.GetRequiredService<ComingBack>();
                    var ask = back.Ask(
                        "token",
                        server.Folder.Links.MakeSingle(room.Id, Role.Member, null).Link,
                        Victim(server, room),
                        "A browser"
                    )!;
                    back.Answer(by.Id, ask, true);
                    return Task.FromResult(back.Find(ask.Id)!.Answer == true);
                }
            ),
            ["take in a table"] = (
                Asks.FacilitatorOfAny,
                async (server, by, _) =>
                {
                    var (room, _) = await server.Server.Rooms.TakeInAsync(RunningServer.AnotherTable(), by.Id);
                    return room is not null && server.Folder.People.IsFacilitator(by.Id, room.Id);
                }
            ),
            ["take in a consultation as JSON"] = (
                Asks.FacilitatorOfAny,
                async (server, by, _) =>
                {
                    var file = await OtherConsultationAsync();
                    try
                    {
                        var room = WrittenImport.TakeIn(file, by.Id, server.Folder, server.Server.Rooms);
                        return server.Folder.People.IsFacilitator(by.Id, room.Id);
                    }
                    catch (FormatException)
                    {
                        return false;
                    }
                }
            ),
            ["remove somebody"] = (
                Asks.Administrator,
                (server, by, room) =>
                {
                    var victim = Victim(server, room);
                    AccessOf(server).Remove(by.Id, victim);
                    return Task.FromResult(server.Folder.People.Find(victim.Id)!.Removed);
                }
            ),
            ["make somebody an administrator"] = (
                Asks.Administrator,
                (server, by, room) =>
                {
                    var victim = Victim(server, room);
                    AccessOf(server).SetAdministrator(by.Id, victim, true);
                    return Task.FromResult(server.Folder.People.Find(victim.Id)!.IsAdministrator);
                }
            ),
        }.ToImmutableDictionary();

    public static TheoryData<string> ActNames => [.. Acts.Keys];

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task Who_may_do_what_in_their_own_consultation_and_in_anothers(string act)
    {
        await using var server = await RunningServer.StartAsync();
        var (here, elsewhere) = (server.Consultation, await server.TakeInAnotherAsync());
        var people = server.Folder.People;
        var administrator = people.AddAdministrator("Ada");
        var facilitator = people.Add("Fay", here.Id, Role.Facilitator);
        var member = people.Add("Ann", here.Id, Role.Member);
        var reader = people.Add("Rita", here.Id, Role.Reader);
        var partner = people.Add("Pat", here.Id, Role.Partner);
        var removed = people.Add("Was", here.Id, Role.Facilitator);
        people.Remove(removed.Id);
        var takenOut = people.Add("Out", here.Id, Role.Facilitator);
        people.TakeOut(takenOut.Id, here.Id);
        var nobody = new Person(new MemberId("nobody"), "Nobody", IsAdministrator: true, Removed: false);
        var (asks, does) = Acts[act];

        List<string> may = [];
        foreach (var person in new[] { nobody, takenOut, removed, partner, reader, member, facilitator, administrator })
        {
            foreach (var (room, where) in new[] { (elsewhere, "elsewhere"), (here, "here") })
            {
                if (await does(server, person, room))
                {
                    may.Add($"{person.Name} {where}");
                }
            }
        }

        may.Should()
            .Equal(
                asks switch
                {
                    Asks.Reader => ["Rita here", "Ann here", "Fay here", "Ada elsewhere", "Ada here"],
                    Asks.Member => ["Ann here", "Fay here", "Ada elsewhere", "Ada here"],
                    Asks.Facilitator => ["Fay here", "Ada elsewhere", "Ada here"],
                    Asks.FacilitatorOfAny => ["Fay elsewhere", "Fay here", "Ada elsewhere", "Ada here"],
                    _ => ["Ada elsewhere", "Ada here"],
                }
            );
    }

    [Fact]
    public async Task The_last_administrator_stays_one_and_no_facilitator_changes_what_an_administrator_is()
    {
        await using var server = await RunningServer.StartAsync();
        var (people, access, here) = (server.Folder.People, AccessOf(server), server.Consultation.Id);
        var ada = people.AddAdministrator("Ada");
        var fay = people.Add("Fay", here, Role.Facilitator);

        access.Remove(ada.Id, ada).Should().BeFalse();
        access.SetAdministrator(ada.Id, ada, false).Should().BeFalse();
        access.Give(fay.Id, ada, here, Role.Reader).Should().BeFalse();
        access.TakeOut(fay.Id, ada, here).Should().BeFalse();
        people.RoleIn(ada.Id, here).Should().Be(Role.Facilitator);

        access.SetAdministrator(ada.Id, fay, true).Should().BeTrue();
        access.SetAdministrator(fay.Id, ada, false).Should().BeTrue();
        access.Remove(fay.Id, fay).Should().BeFalse();
        people.RoleIn(ada.Id, here).Should().BeNull("she was given no role of her own");
    }

    [Fact]
    public async Task What_concerns_access_is_logged_with_who_and_whom_and_never_with_a_token_or_words()
    {
        await using var server = await RunningServer.StartAsync();
        using var log = new HeardLog();
        server.Server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var fay = server.Folder.People.AddAdministrator("Fay");
        var cookies = server.CookiesOf(fay);
        var here = server.Consultation;
        var made = AccessOf(server).MakeSingle(fay.Id, here.Id, Role.Member, "Ann", TimeSpan.FromDays(1))!.Value;
        using var ann = server.Browser();
        await ann.PostAsync(Path($"/come-in/{made.Token}"), RunningServer.Form("Ann"));
        await ann.PostAsync(Path($"/come-in/{made.Token}"), RunningServer.Form("Eve"));
        using var browser = server.Browser(cookies);
        await browser.GetAsync(Path($"/c/{server.Consultation.Id}/documents/code.html"));
        var code = AccessOf(server).OpenCode(fay.Id, here.Id)!.Value;
        AccessOf(server).Revoke(fay.Id, code.Link);
        var gone = server.Folder.People.All.Single(p => p.Name == "Ann");
        AccessOf(server).Give(fay.Id, gone, here.Id, Role.Reader);
        AccessOf(server).TakeOut(fay.Id, gone, here.Id);
        AccessOf(server).SetAdministrator(fay.Id, gone, true);
        AccessOf(server).Remove(fay.Id, gone);
        await Acts["publish"].Does(server, fay, here);
        await Acts["take in a consultation as JSON"].Does(server, fay, here);
        for (var i = 0; i < 12; i++)
        {
            await browser.GetAsync(Path($"/come-in/wrong{i}"));
        }

        log.Events.Should()
            .Contain(["CameIn", "LinkMade", "LinkRevoked", "RoleGiven", "TakenOut", "AdministratorSet", "Removed", "SignedOut"])
            .And.Contain(["Exported", "Published", "TooManyTries"]);
        log.Said.Should()
            .Contain($"{fay.Id} removed Ann")
            .And.NotContain(made.Token)
            .And.NotContain(code.Token)
            .And.NotContain("encourage")
            .And.NotContain("council meets");
    }

    /// <summary>Somebody who was not there before, on whom each may try it: a member of a consultation.</summary>
    private static Person Victim(RunningServer server, ConsultationRoom room) =>
        server.Folder.People.Add($"Victor {server.Folder.People.All.Count}", room.Id, Role.Member);

    private static ClauseId OpenClause(ConsultationRoom room) =>
        room.Table.Consultation.StandingClauses.First(c => c.Status == ClauseStatus.Open).Id;

    private static Access AccessOf(RunningServer server) => server.Server.App.Services.GetRequiredService<Access>();

    /// <summary>A consultation of another data folder, as its export.</summary>
    private static async Task<byte[]> OtherConsultationAsync()
    {
        await using var other = await RunningServer.StartAsync();
        return DocumentFormats
            .Json.Write(ConsultationMoment.Now(other.Folder.Journals.Of(other.Consultation.Id)), other.Folder.People)
            .Bytes;
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    /// <summary>What is logged about access.</summary>
    private sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly Lock _turn = new();
        private readonly StringBuilder _said = new();
        private readonly List<string> _events = [];

        public IReadOnlyList<string> Events
        {
            get
            {
                lock (_turn)
                {
                    return [.. _events];
                }
            }
        }

        public string Said
        {
            get
            {
                lock (_turn)
                {
                    return _said.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (_turn)
            {
                _said.AppendLine(formatter(state, exception));
                _events.Add(eventId.Name ?? "");
            }
        }

        public void Dispose() { }
    }
}
