using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Web.Components.Desks;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Components.Comments;

/// <summary>The response of a group: its words, its disposition, what it points at and promises. What every meeting needs stands open; the rest is in its menu.</summary>
public sealed partial class ResponseBlock : IDisposable
{
    /// <summary>How long the words rest before anything is read into them: half a phrase points nowhere.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private bool _writing;
    private Panel _panel;
    private bool _focusOwed;
    private bool _started;
    private PassageEditor? _editor;
    private PointerLines? _pointers;
    private PromiseLines? _promises;
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

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public required Response Response { get; set; }

    /// <summary>Opens the editor at once.</summary>
    [Parameter]
    public bool StartWriting { get; set; }

    private Wording Text => Desk.Table.Wording(Response.Id.Passage);

    private Consultation Now => Desk.Table.Consultation;

    /// <summary>The promises nobody has to say anything about: what can be done with them is in the menu.</summary>
    private IEnumerable<Promise> Settled => Now.PromisesOf(Response.Id).Where(p => p is { Proposed: false, Withdrawn: null });

    private string Label => Response.Comments.Count == 1
        ? $"response to the comment on line {Now.LineOf(Now.Comments[Response.Comments[0]])}"
        : $"response to {Response.Comments.Count} comments";

    protected override void OnParametersSet()
    {
        // News of the new response may render this before the pane knows that it was attached here.
        if (StartWriting && !_started)
        {
            _started = true;
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

    public void Dispose() => _resting?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed && _editor is not null)
        {
            _focusOwed = false;
            await _editor.FocusAsync();
        }
    }

    private void TakeOffers() => (_pointed, _promised) = (Offers.OfPointers(Desk.Table, Response.Id), Offers.OfPromises(Desk.Table, Response.Id));

    private void TakeOffersLate()
    {
        _isResting = true;
        TakeOffers();
        StateHasChanged();
    }

    private void Toggle(Panel panel) => _panel = _panel == panel ? Panel.None : panel;

    // What is read here is what is on disk.
    private Task<int?> VersionAsync() => Task.FromResult<int?>(Desk.Table.Passage(Response.Id.Passage).Version);

    // The form the keyboard was in goes: it goes on where that was opened.
    private Task BackToMenuAsync() => _more is null ? Task.CompletedTask : _more.FocusAsync();

    private void Write() => _writing = _focusOwed = true;

    // The editor goes only when every word in it is on disk.
    private async Task DoneAsync()
    {
        if (_editor is not null)
        {
            await _editor.SettleAsync();
        }

        _writing = false;
    }

    private Task<Outcome> SetDispositionAsync(ChangeEventArgs chosen) =>
        Desk.AskAsync(new SetDisposition(Response.Id, Enum.TryParse<Disposition>(chosen.Value as string, out var disposition) ? disposition : null));
}
