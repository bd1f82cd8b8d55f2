using System.Collections.Immutable;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Exchange.Text;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Documents;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Host;

/// <summary>Who may do what, asked when it is done: a page may have been open since before its member's access was taken away.</summary>
public sealed class AccessTests
{
    /// <summary>Everything only a facilitator may do, and whether it was done.</summary>
    private static readonly ImmutableDictionary<string, Func<RunningServer, MemberId, Task<bool>>> Acts = new Dictionary<
        string,
        Func<RunningServer, MemberId, Task<bool>>
    >
    {
        ["make a link for one person"] = (server, by) =>
            Task.FromResult(AccessOf(server).MakeSingle(by, Role.Member, null, TimeSpan.FromDays(1)) is not null),
        ["open a join code"] = (server, by) => Task.FromResult(AccessOf(server).OpenCode(by) is not null),
        ["make a link for partners"] = (server, by) =>
            Task.FromResult(AccessOf(server).MakePartner(by, server.Consultation.Id, null) is not null),
        ["revoke a link"] = (server, by) =>
        {
            var (link, _) = server.Folder.Links.MakeSingle(Role.Member, null);
            AccessOf(server).Revoke(by, link);
            return Task.FromResult(server.Folder.Links.All.Single(l => l.Id == link.Id).RevokedAt is not null);
        },
        ["remove somebody"] = (server, by) =>
        {
            var victim = server.Folder.People.Add("Victor", Role.Member);
            AccessOf(server).Remove(by, victim);
            return Task.FromResult(server.Folder.People.Find(victim.Id)!.Removed);
        },
        ["say who somebody is"] = (server, by) =>
        {
            var back = server.Server.App.Services.GetRequiredService<ComingBack>();
            var ask = back.Ask("token", server.Folder.People.Add("Grace", Role.Member), "A browser")!;
            back.Answer(by, ask, true);
            return Task.FromResult(back.Find(ask.Id)!.Answer == true);
        },
        ["take in a table"] = async (server, by) =>
        {
            var reading = (ReadingResult.Good)
                TableReader.Read(
                    "table.txt",
                    Encoding.UTF8.GetBytes("A Code – responses\n1. Aims\tResponse\n1.1 We meet.\nOften?\tYes."),
                    new CountingIds()
                );
            return (await server.Server.Rooms.TakeInAsync(reading.Reading, by)).Consultation is not null;
        },
        ["take in a consultation as JSON"] = async (server, by) =>
        {
            var file = await OtherConsultationAsync();
            try
            {
                return WrittenImport.TakeIn(file, by, server.Folder, server.Server.Rooms) is not null;
            }
            catch (FormatException)
            {
                return false;
            }
        },
        ["publish"] = async (server, by) =>
            await server
                .Server.App.Services.GetRequiredService<Publisher>()
                .PublishAsync(server.Consultation, by, [by], "The council meets tomorrow.") is Outcome.Done,
        ["agree a clause"] = async (server, by) =>
            await server.Consultation.AskAsync(new AgreeClause(server.Clause("2.3").Id, 0), by) is Outcome.Done,
        ["choose what partners see"] = async (server, by) =>
            await server.Consultation.AskAsync(new ChooseSight(PartnerSight.Everything), by) is Outcome.Done,
    }.ToImmutableDictionary();

    public static TheoryData<string> ActNames => [.. Acts.Keys];

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task What_a_facilitator_does_no_member_does_nor_whoever_was_one(string act)
    {
        await using var server = await RunningServer.StartAsync();
        var (fay, _) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var (was, _) = await server.ComeInAsync(Role.Facilitator, "Was");
        var (ann, _) = await server.ComeInAsync(Role.Member, "Ann");
        var partner = server.Folder.People.Add("Pat", Role.Partner);
        server.Folder.People.Remove(was.Id);

        foreach (var nobody in new[] { was.Id, ann.Id, partner.Id, new MemberId("nobody") })
        {
            (await Acts[act](server, nobody)).Should().BeFalse("{0} is no facilitator now", nobody);
            foreach (var name in new[] { "Victor", "Grace" })
            {
                // Each tries it on somebody of that name.
                server.Folder.People.All.Where(p => p.Name == name).ToList().ForEach(p => server.Folder.People.Remove(p.Id));
            }
        }

        (await Acts[act](server, fay.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task What_concerns_access_is_logged_with_who_and_whom_and_never_with_a_token_or_words()
    {
        await using var server = await RunningServer.StartAsync();
        using var log = new HeardLog();
        server.Server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var (fay, cookies) = await server.ComeInAsync(Role.Facilitator, "Fay");
        var made = AccessOf(server).MakeSingle(fay.Id, Role.Member, "Ann", TimeSpan.FromDays(1))!.Value;
        using var ann = server.Browser();
        await ann.PostAsync(Path($"/come-in/{made.Token}"), RunningServer.Form("Ann"));
        await ann.PostAsync(Path($"/come-in/{made.Token}"), RunningServer.Form("Eve"));
        using var browser = server.Browser(cookies);
        await browser.GetAsync(Path($"/c/{server.Consultation.Id}/documents/code.html"));
        var code = AccessOf(server).OpenCode(fay.Id)!.Value;
        AccessOf(server).Revoke(fay.Id, code.Link);
        AccessOf(server).Remove(fay.Id, server.Folder.People.All.Single(p => p.Name == "Ann"));
        await Acts["publish"](server, fay.Id);
        await Acts["take in a consultation as JSON"](server, fay.Id);
        for (var i = 0; i < 12; i++)
        {
            await browser.GetAsync(Path($"/come-in/wrong{i}"));
        }

        log.Events.Should().Contain(["CameIn", "LinkMade", "LinkRevoked", "Removed", "SignedOut", "Exported", "Published", "TooManyTries"]);
        log.Said.Should()
            .Contain($"{fay.Id} removed Ann")
            .And.NotContain(made.Token)
            .And.NotContain(code.Token)
            .And.NotContain("encourage")
            .And.NotContain("council meets");
    }

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
