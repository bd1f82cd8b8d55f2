using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Collaboration.Ports;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Review.Undo;
using Plymouth.BmeCode.Web.SignIn;
using Plymouth.BmeCode.Web.Workspace.OutlineColumn;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Frames every page of a consultation: makes the <see cref="Desk"/> and the <see cref="Browser"/>, cascades them, and shows the top bar,
/// the notices and the palette. Key it by the consultation.
/// </summary>
public partial class DeskFrame : IAsyncDisposable
{
    private Desk? _desk;
    private Browser? _browser;
    private ElementReference _root;
    private IJSObjectReference? _keyboard;
    private DotNetObjectReference<DeskFrame>? _self;
    private IJSObjectReference? _idle;
    private IDisposable? _listening;
    private Numbers? _numbered;
    private bool _missing;
    private bool _isOut;
    private Role? _role;
    private bool _finding;
    private bool _started;

    [Inject]
    private ConsultationRooms Rooms { get; set; } = null!;

    [Inject]
    private IPeople People { get; set; } = null!;

    [Inject]
    private SignedIn SignedIn { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IdSource Ids { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CircuitConnection Circuit { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = null!;

    /// <summary>The id of the consultation, from the address.</summary>
    [Parameter]
    public required string Consultation { get; set; }

    /// <summary>The page this is, of those that the top bar names.</summary>
    [Parameter]
    public required DeskTab Tab { get; set; }

    /// <summary>The least role that may open the page.</summary>
    [Parameter]
    public Role Asks { get; set; } = Role.Reader;

    /// <summary>The page.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Called by the browser for a shortcut: find or help, undo, nextClause, previousClause.</summary>
    [JSInvokable]
    public Task OnShortcut(string name) =>
        InvokeAsync(async () =>
        {
            switch (name)
            {
                case "find" or "help":
                    _finding = !_finding;
                    StateHasChanged();
                    break;
                case "undo" when _desk is { MayWrite: true }:
                    await _desk.AskAsync(new UndoLast());
                    break;
                case "nextClause" or "previousClause":
                    GoBy(name == "nextClause" ? 1 : -1);
                    break;
            }
        });

    /// <summary>Called by the browser when nobody has done anything on the page for a while, and when somebody does again.</summary>
    [JSInvokable]
    public void OnIdle(bool idle) => _desk?.BeIdle(idle);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Before the circuit is there a click would be lost and the seat taken twice, so until then the page says that it is opening.
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        var user = (await Authentication.GetAuthenticationStateAsync()).User;
        var id = new ConsultationId(Consultation);
        // To who is not in it, a consultation is one that is not here; nor is it opened for them.
        if (SignedIn.Who(user) is not { } member || !People.MayRead(member.Id, id) || Rooms.Find(id) is not { } room)
        {
            _missing = true;
            return;
        }

        _desk = new Desk(room, member, People, Time, Ids.Next("seat"));
        _browser = new Browser(Js);
        _desk.OwnClients = _browser.ClientsAsync;
        Circuit.Changed += _desk.BeConnected;
        _role = _desk.Role;
        _listening = _desk.Listen(() => _ = InvokeAsync(HearAsync));
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_started || _desk is not { } desk || _browser is not { } browser)
        {
            return;
        }

        _started = true;
        var shown = desk.Table.Consultation;
        _self = DotNetObjectReference.Create(this);
        await browser.StartAsync(desk.Member.Id, desk.Room.Id, NumbersOf(shown), Browser.DraftsOf(desk.Member.Id, desk.Room.Id));
        _numbered = shown.Numbers;
        await TellNumbersAsync();
        desk.ReadTimesIn(await browser.ZoneAsync());
        _keyboard = await browser.HandleAsync("keyboard", _root, _self);
        _idle = await browser.HandleAsync("watchIdle", _self);
        if (browser.Fault is not null)
        {
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listening?.Dispose();
        if (_desk is not null)
        {
            Circuit.Changed -= _desk.BeConnected;
            _desk.Dispose();
        }

        if (_browser is not null)
        {
            await _browser.EndAsync(_keyboard);
            await _browser.EndAsync(_idle);
            await _browser.DisposeAsync();
        }

        _self?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Goes to the next or previous clause that stands, from the one at which this page sits.</summary>
    private void GoBy(int step)
    {
        if (_desk is not { } desk || Tab != DeskTab.Workspace)
        {
            return;
        }

        var clauses = OutlineView.Of(desk.Table).Sections.SelectMany(s => s.Clauses).Where(c => c.Status != ClauseStatus.Deleted).ToList();
        var at = clauses.FindIndex(c => c.Id == desk.Room.Presence.Seats.GetValueOrDefault(desk.Seat)?.At);
        if (clauses.ElementAtOrDefault(at + step) is { } next)
        {
            Navigation.NavigateTo($"c/{Consultation}/{next.Id}");
        }
    }

    /// <summary>
    /// Shows what the member may see now, where that has changed. Who was taken out is led away at once; who was removed altogether or
    /// signed out, <see cref="Layout.MemberWatch"/> leads away.
    /// </summary>
    private async Task HearAsync()
    {
        if (_desk is { } desk && !_isOut && desk.Role != _role)
        {
            _role = desk.Role;
            _isOut = !(_role >= Role.Reader);
            if (_isOut && !desk.Member.Removed)
            {
                Navigation.NavigateTo(SessionEndpoints.TakenOut.TrimStart('/'), forceLoad: true);
            }

            StateHasChanged();
        }

        if (!_isOut)
        {
            await TellNumbersAsync();
        }
    }

    private async Task TellNumbersAsync()
    {
        if (_desk is not { } desk || _browser is not { } browser || _numbered is not { } told || desk.Table.Consultation is not { } now)
        {
            return;
        }

        // Most decisions leave the numbers as they are, the same object.
        if (!ReferenceEquals(told, now.Numbers))
        {
            _numbered = now.Numbers;
            var changed = now.Clauses.Keys.Where(c => told.Of(c) != now.Numbers.Of(c)).ToDictionary(c => c.Value, now.Numbers.Of);
            await (changed.Count > 0 ? browser.ChangeNumbersAsync(changed) : Task.CompletedTask);
        }
    }

    private static Dictionary<string, string> NumbersOf(Consultation consultation) =>
        consultation
            .Clauses.Keys.Select(c => (Id: c.Value, Number: consultation.Numbers.Of(c)))
            .Where(c => c.Number is not null)
            .ToDictionary(c => c.Id, c => c.Number!);
}

/// <summary>The pages of a consultation.</summary>
public enum DeskTab
{
    /// <summary>Outline, wording and comments.</summary>
    Workspace,

    /// <summary>All that is to be settled before publishing.</summary>
    Findings,

    /// <summary>The documents to take away.</summary>
    Documents,

    /// <summary>The doubts of the received table.</summary>
    Doubts,

    /// <summary>The register of referrals.</summary>
    Referrals,

    /// <summary>Publishing, and each publication.</summary>
    Publish,

    /// <summary>Links, the join code and the people, for facilitators.</summary>
    Share,
}
