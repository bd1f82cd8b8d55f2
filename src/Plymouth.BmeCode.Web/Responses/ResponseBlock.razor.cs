using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Review.Offers;
using Plymouth.BmeCode.Review.Pointers;
using Plymouth.BmeCode.Review.Promises;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Web.Workspace.Passages;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>
/// Shows the response of a group: its words, its disposition, its pointers and promises. The buttons that every meeting needs stand open;
/// the rest are in its menu.
/// </summary>
public sealed partial class ResponseBlock : IAsyncDisposable
{
    /// <summary>
    /// The time the words must rest before the block looks for pointers and promises in them, because half a phrase says nothing.
    /// </summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private bool _writing;
    private Panel _panel;
    private bool _focusOwed;
    private bool _started;
    private bool _isBegun;
    private bool _isNew;
    private PassageEditor? _editor;
    private PointerLines? _pointers;
    private PromiseLines? _promises;
    private ReferralLine? _referral;
    private Menu? _more;
    private IReadOnlyList<PointerOffer> _pointed = [];
    private IReadOnlyList<PromiseOffer> _promised = [];
    private ITimer? _resting;
    private bool _isResting = true;
    private int? _version;

    private enum Panel
    {
        None,
        History,
        Keep,
    }

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>The response.</summary>
    [Parameter]
    [EditorRequired]
    public required Response Response { get; set; }

    /// <summary>True when the response was attached here just now: the editor opens at once.</summary>
    [Parameter]
    public bool StartWriting { get; set; }

    private Wording Text => Desk.Table.Wording(Response.Id.Passage);

    private Consultation Now => Desk.Table.Consultation;

    /// <summary>The promises about which nobody has to decide anything; their acts are in the menu.</summary>
    private IEnumerable<Promise> Settled => Now.PromisesOf(Response.Id).Where(p => p is { Proposed: false, Withdrawn: null });

    private string Label =>
        Response.Comments.Count == 1
            ? $"response to {Now.NameOf(Response.Comments[0])}"
            : $"response to {Response.Comments.Count} comments";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // The news of the new response may render this before the pane knows that the response was attached here.
        if (StartWriting && !_started)
        {
            _started = _isNew = true;
            Write();
        }

        var version = Desk.Table.Passages.GetValueOrDefault(Response.Id.Passage)?.Version;
        if (_version is not null && _version != version)
        {
            _resting ??= Time.CreateTimer(_ => _ = InvokeAsync(TakeOffersLate), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _resting.Change(Rest, Timeout.InfiniteTimeSpan);
            _isResting = false;
        }

        _version = version;
        if (_isResting)
        {
            TakeOffers();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_resting is not null)
        {
            await _resting.DisposeAsync();
        }

        await LeaveAsync(isGoing: true);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed && _editor is not null)
        {
            _focusOwed = false;
            await _editor.FocusAsync();
        }
    }

    private void TakeOffers() =>
        (_pointed, _promised) = (OffersFromWords.OfPointers(Desk.Table, Response.Id), OffersFromWords.OfPromises(Desk.Table, Response.Id));

    private void TakeOffersLate()
    {
        _isResting = true;
        TakeOffers();
        StateHasChanged();
    }

    private void Toggle(Panel panel) => (_panel, _isBegun) = (_panel == panel ? Panel.None : panel, false);

    private void BeginKeepAgain() => (_panel, _isBegun) = (Panel.Keep, true);

    // This screen shows the words on disk, so their version is the one the member sees.
    private Task<int?> VersionAsync() => Task.FromResult<int?>(Desk.Table.Passage(Response.Id.Passage).Version);

    // When the form that held the focus closes, focus returns to the menu that opened it.
    private Task BackToMenuAsync() => _more is null ? Task.CompletedTask : _more.FocusAsync();

    private void Write() => _writing = _focusOwed = Desk.MayWrite;

    // The editor closes only when every word in it is on disk.
    private async Task DoneAsync()
    {
        if (_editor is not null && await _editor.SettleAsync() is null)
        {
            return;
        }

        await LeaveAsync(isGoing: false);
        _writing = false;
    }

    /// <summary>
    /// Takes away a response that was added here and left without a word. It stays while words are on their way, and when anybody has
    /// decided something about it.
    /// </summary>
    private async Task LeaveAsync(bool isGoing)
    {
        if (!_isNew || !_writing || !Text.IsBlank)
        {
            return;
        }

        try
        {
            if (!isGoing || (_editor is not null && await _editor.SettleAsync() is not null))
            {
                _isNew = false;
                await Desk.Room.AskAsync(new LeaveEmptyResponse(Response.Id), Desk.Member.Id);
            }
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException)
        {
            // The editor or the browser has gone, perhaps with words that it sends later, so the response waits for them.
        }
    }

    private Task<Outcome> RemoveAsync(Pointer pointer) => Desk.AskAsync(new SetPointer(Response.Id, pointer, null));

    private Task<Outcome> LinkAsync(StandingCitation citation) =>
        Desk.AskAsync(new MakeCrossReference(Response.Id.Passage, citation.At, citation.Text, citation.Clause!.Value));

    private Task<Outcome> MarkAsync() => Desk.AskAsync(new MarkResponseInternal(Response.Id, !Response.Internal));

    private Task<Outcome> SetDispositionAsync(ChangeEventArgs chosen) =>
        Desk.AskAsync(
            new SetDisposition(Response.Id, Enum.TryParse<Disposition>(chosen.Value as string, out var disposition) ? disposition : null)
        );
}
