using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Plymouth.BmeCode.Collaboration.Passages;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.TakingIn;
using Plymouth.BmeCode.Testing;
using Plymouth.BmeCode.Web.Hosting;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Tests.Workspace;

/// <summary>Parts of the workspace on the bench: a real meeting on disk, a desk in it, and a browser that says yes to everything.</summary>
internal sealed class DeskBench : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly List<Desk> _desks = [];
    private readonly Browser _browser;
    private int _sequence;

    private DeskBench(FakeMeeting meeting)
    {
        Meeting = meeting;
        _browser = new(_context.JSInterop.JSRuntime);
        Member = meeting.Member("Mara Lind");
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices(o => o.PopoverOptions.CheckForPopoverProvider = false);
        _context.Services.AddSingleton(meeting.Folder.People);
        _context.Services.AddSingleton<IPeople>(meeting.Folder.People);
        _context.Services.AddSingleton(meeting.Folder.Links);
        _context.Services.AddSingleton<AuditLog>();
        _context.Services.AddSingleton<Access>();
        _context.Services.AddSingleton<ComingBack>();
        _context.Services.AddSingleton<TimeProvider>(meeting.Time);
        _context.Services.AddSingleton(new ReachableAddress(new NoServer(), new ServeSettings("", ServeSettings.DefaultUrls)));
    }

    public FakeMeeting Meeting { get; }

    /// <summary>Where the dialogs of all parts appear, as at the edge of every page.</summary>
    public IRenderedComponent<MudDialogProvider> Dialogs => field ??= _context.Render<MudDialogProvider>();

    /// <summary>A member who does not run the meeting.</summary>
    public Person Member { get; }

    public static async Task<DeskBench> OpenAsync(Reading? table = null)
    {
        var bench = new DeskBench(await FakeMeeting.OpenAsync(table: table));
        await bench._browser.StartAsync(bench.Member.Id, bench.Meeting.Id, new Dictionary<string, string>(), "");
        return bench;
    }

    /// <summary>A desk of somebody; without anybody named, of the facilitator.</summary>
    public Desk Desk(Person? of = null)
    {
        var desk = new Desk(
            Meeting.Consultation,
            of ?? Meeting.Facilitator,
            Meeting.Folder.People,
            TimeProvider.System,
            $"seat-{_desks.Count}"
        );
        _desks.Add(desk);
        return desk;
    }

    /// <summary>Shows a part at a desk.</summary>
    public IRenderedComponent<TPart> Show<TPart>(Desk desk, Action<ComponentParameterCollectionBuilder<TPart>>? with = null)
        where TPart : IComponent =>
        _context.Render<TPart>(parameters =>
        {
            parameters.AddCascadingValue(desk).AddCascadingValue(_browser);
            with?.Invoke(parameters);
        });

    /// <summary>A card is in hand, as the browser would tell.</summary>
    public void TakeInHand(string card) => _browser.InHand.TakeUp(card);

    /// <summary>Makes a passage say something else, as if a member had typed it.</summary>
    public async Task RewordAsync(PassageId passage, string words)
    {
        var room = Meeting.Room(passage);
        var (opened, _) = room.Open(Member.Id, null, null);
        var change = Difference.Between(room.State.Wording, Wording.OfText(words));
        await room.SubmitAsync(Member.Id, new Submission(opened!.Version, opened.Client, ++_sequence, change));
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _desks.ForEach(d => d.Dispose());
        await Meeting.DisposeAsync();
    }

    /// <summary>A server that listens nowhere.</summary>
    internal sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose() { }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
