using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Meeting;
using Plymouth.BmeCode.Web.Workspace.Findings;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// Shows the Code at a glance: every section and clause in order, with what is unanswered, what is agreed and who is there. Of a large Code
/// it draws the rows that are seen and those around them; <see cref="OutlineWindow"/> says which.
/// </summary>
public partial class Outline
{
    private string? _title;
    private ElementReference _titleField;
    private ElementReference _root;
    private DotNetObjectReference<Outline>? _self;
    private IJSObjectReference? _rows;
    private OutlineWindow _window = OutlineWindow.Around(0);
    private string? _place;
    private string? _scrolledTo;
    private bool _focusTitle;

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The id of the clause or section in focus; null for none.</summary>
    [Parameter]
    public string? Place { get; set; }

    /// <inheritdoc/>
    protected override object? Shows => Picture;

    private OutlineView View => OutlineView.Of(Desk.Table);

    private OutlinePicture Picture => OutlinePicture.Of(View, _window.Drawn(View.Rows, RowOfPlace), Place, Seen);

    private bool IsWhole => View.Rows.Count <= OutlineWindow.Whole;

    private int? RowOfPlace => Place is null ? null : View.Rows.Of(Place);

    /// <summary>
    /// Called by the browser with the rows it is about to show, half-open, and the id of the section or clause whose row holds the focus.
    /// </summary>
    [JSInvokable]
    public Task OnSeen(int from, int to, string? focused) =>
        InvokeAsync(() =>
        {
            _window = new(from, to, focused);
            StateHasChanged();
        });

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_place != Place)
        {
            _place = Place;
            _window = RowOfPlace is { } row && !_window.Has(row) ? OutlineWindow.Around(row) with { Focused = _window.Focused } : _window;
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusTitle)
        {
            _focusTitle = false;
            await _titleField.FocusAsync();
        }

        if (firstRender && await Browser.ImportAsync("./Workspace/OutlineColumn/Outline.razor.js") is { } module)
        {
            _self = DotNetObjectReference.Create(this);
            _rows = await Browser.HandleAsync(module, "watchRows", _root, _self);
        }

        if (_rows is not null && _scrolledTo != Place)
        {
            _scrolledTo = Place;
            await Browser.CallAsync(_rows, "showCurrent");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _self?.Dispose();
        _ = Browser.EndAsync(_rows);
    }

    private static int Percent(int part, int whole) => whole == 0 ? 0 : 100 * part / whole;

    private static string? Current(SectionRow section) => section.IsCurrent ? "page" : null;

    private static string HeightOf(OutlineGap gap) => string.Create(CultureInfo.InvariantCulture, $"height:{gap.Height}rem");

    private string Address(string place) => $"c/{Desk.Room.Id}/{place}";

    // Where all rows are drawn, the browser counts them itself.
    private int? SizeOf(SectionRow section) => IsWhole ? null : section.Of;

    private int? PlaceOf(SectionRow section) => IsWhole ? null : section.Place;

    private (int Findings, string Here) Seen(OutlineClause clause) =>
        (
            FindingPlaces.Count(Desk.Findings, clause.Id),
            string.Join('\n', Desk.OthersAt(clause.Id).Select(o => o.Idle ? $"{o.Name}\t" : o.Name))
        );

    private Task<Outcome> BringBackAsync(ClauseId clause) => Desk.AskAsync(new BringBackClause(clause));

    private void StartTitle() => (_title, _focusTitle) = (View.Title, true);

    private async Task ChangeTitleAsync()
    {
        if (_title is { } title && await Desk.AskAsync(new ChangeTitle(title.Trim())) is not Outcome.Refused)
        {
            _title = null;
        }
    }
}
