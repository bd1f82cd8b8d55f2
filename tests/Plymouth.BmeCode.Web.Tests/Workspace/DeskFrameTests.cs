using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Doubts;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.Publications;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Findings;
using Plymouth.BmeCode.Web.Workspace.Register;
using Plymouth.BmeCode.Web.Workspace.Share;
using Xunit;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>Who may open which page of a consultation, and what becomes of an open page when that changes.</summary>
public sealed class DeskFrameTests
{
    private const string NotHere = "This consultation is not here";
    private const string OnlyFacilitators = "Only a facilitator can open this page";

    /// <summary>The pages of a consultation, and the least role that may open each.</summary>
    private static readonly Dictionary<Type, Role> Pages = new()
    {
        [typeof(WorkspacePage)] = Role.Reader,
        [typeof(FindingsPage)] = Role.Reader,
        [typeof(DocumentsPage)] = Role.Reader,
        [typeof(DoubtsPage)] = Role.Reader,
        [typeof(ReferralsPage)] = Role.Reader,
        [typeof(PublishPage)] = Role.Reader,
        [typeof(PublicationPage)] = Role.Reader,
        [typeof(SharePage)] = Role.Facilitator,
    };

    public static TheoryData<string> PageNames => [.. Pages.Keys.Select(p => p.Name)];

    [Fact]
    public void Every_page_of_a_consultation_stands_in_the_table_above() =>
        typeof(DeskFrame)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetCustomAttributes(typeof(RouteAttribute), false)
                    .Cast<RouteAttribute>()
                    .Any(r => r.Template.StartsWith("/c/", StringComparison.Ordinal))
            )
            .Should()
            .BeEquivalentTo(Pages.Keys);

    [Theory]
    [MemberData(nameof(PageNames))]
    public async Task A_page_opens_for_those_whose_role_is_enough_and_says_nothing_of_its_consultation_to_others(string page)
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var (type, asks) = Pages.Single(p => p.Key.Name == page);
        var people = meeting.Folder.People;
        var title = meeting.Consultation.Table.Consultation.Title;
        foreach (
            var (person, role) in new (Person, Role?)[]
            {
                (people.Add("Pat", meeting.Id, Role.Partner), null),
                (people.Add("Mara", new("another"), Role.Facilitator), null),
                (people.Add("Rita", meeting.Id, Role.Reader), Role.Reader),
                (people.Add("Ann", meeting.Id, Role.Member), Role.Member),
                (meeting.Facilitator, Role.Facilitator),
                (people.AddAdministrator("Ada"), Role.Facilitator),
            }
        )
        {
            await using var bench = new Bench(meeting, person);

            var shown = bench.Open(type, meeting.Id.Value);

            var heading = shown.Find("h1").TextContent;
            (heading == NotHere).Should().Be(role is null, "{0} opens {1}", person.Name, page);
            (heading == OnlyFacilitators).Should().Be(role is not null && role < asks, "{0} opens {1}", person.Name, page);
            shown.Markup.Contains(title, StringComparison.Ordinal).Should().Be(role is not null);
            bench.Open(type, "nowhere").Find("h1").TextContent.Should().Be(NotHere, "that is said of one that is nowhere, too");
        }
    }

    [Fact]
    public async Task Who_is_taken_out_is_led_away_from_an_open_page_and_who_is_no_facilitator_any_more_from_its_own()
    {
        await using var meeting = await FakeMeeting.OpenAsync();
        var people = meeting.Folder.People;
        var fay = people.Add("Another Fay", meeting.Id, Role.Facilitator);
        await using var bench = new Bench(meeting, fay);
        var shown = bench.Open(typeof(SharePage), meeting.Id.Value);
        shown.Find("h1").TextContent.Should().Be("Share");

        people.Give(fay.Id, meeting.Id, Role.Member);
        shown.WaitForAssertion(() => shown.Find("h1").TextContent.Should().Be(OnlyFacilitators));
        people.TakeOut(fay.Id, meeting.Id);

        shown.WaitForAssertion(() => shown.Find("h1").TextContent.Should().Be(PlainMessage.TakenOut.Title));
        shown.Markup.Should().NotContain(meeting.Consultation.Table.Consultation.Title);
        bench.Address.Should().EndWith(SessionEndpoints.TakenOut);
    }

    /// <summary>The pages as one person's circuit has them.</summary>
    private sealed class Bench : IAsyncDisposable
    {
        private readonly BunitContext _context = new();

        public Bench(FakeMeeting meeting, Person person)
        {
            var session = meeting.Folder.Sessions.Begin(person.Id, "A browser");
            var services = _context.Services;
            services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
            services.AddSingleton(meeting.Folder.People);
            services.AddSingleton<IPeople>(meeting.Folder.People);
            services.AddSingleton(meeting.Folder.Links);
            services.AddSingleton(meeting.Folder.Sessions);
            services.AddSingleton(meeting.Folder.Documents);
            services.AddSingleton(meeting.Folder.Journals);
            services.AddSingleton(meeting.Rooms);
            services.AddSingleton<Documents.Publisher>();
            services.AddSingleton<SignedIn>();
            services.AddSingleton<AuditLog>();
            services.AddSingleton<Access>();
            services.AddSingleton<ComingBack>();
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton<IdSource>(new RandomIds());
            services.AddSingleton<CircuitConnection>();
            services.AddSingleton(new ReachableAddress(new DeskBench.NoServer(), new ServeSettings("", ServeSettings.DefaultUrls)));
            services.AddSingleton<AuthenticationStateProvider>(new Known(Identity.Of(person, session.Id)));
            services.AddCascadingAuthenticationState();
            _context.JSInterop.Mode = JSRuntimeMode.Loose;
            _context.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        }

        public string Address => _context.Services.GetRequiredService<BunitNavigationManager>().Uri;

        public IRenderedComponent<IComponent> Open(Type page, string consultation) =>
            _context.Render(builder =>
            {
                builder.OpenComponent(0, page);
                builder.AddComponentParameter(1, "Consultation", consultation);
                if (page == typeof(PublicationPage))
                {
                    builder.AddComponentParameter(2, "Number", 1);
                }

                builder.CloseComponent();
            });

        public async ValueTask DisposeAsync() => await _context.DisposeAsync();
    }

    private sealed class Known(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
