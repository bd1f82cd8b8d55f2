using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Meeting;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>
/// Shows the Code at a glance: every section and clause in order, with what is unanswered, what is agreed and who is there.
/// </summary>
public partial class Outline
{
    private string? _title;
    private ElementReference _titleField;
    private ElementReference _root;
    private IJSObjectReference? _scroll;
    private string? _scrolledTo;
    private bool _focusTitle;

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The id of the clause or section in focus; null for none.</summary>
    [Parameter]
    public string? Place { get; set; }

    /// <inheritdoc/>
    protected override object? Shows => (View, Desk.Room.Presence.Seats, Desk.Findings);

    private OutlineView View => OutlineView.Of(Desk.Table);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusTitle)
        {
            _focusTitle = false;
            await _titleField.FocusAsync();
        }

        if (firstRender)
        {
            _scroll = await Browser.ImportAsync("./Workspace/OutlineColumn/Outline.razor.js");
        }

        if (_scroll is not null && _scrolledTo != Place)
        {
            _scrolledTo = Place;
            await Browser.CallAsync(_scroll, "showCurrent", _root);
        }
    }

    private static int Percent(int part, int whole) => whole == 0 ? 0 : 100 * part / whole;

    private string Address(string place) => $"c/{Desk.Room.Id}/{place}";

    private string HereAt(ClauseId clause) =>
        string.Join('\n', Desk.OthersAt(clause).Select(o => o.Idle ? $"{o.Name}\t" : o.Name));

    private string? Current(string place) => Place == place ? "page" : null;

    private void StartTitle() => (_title, _focusTitle) = (View.Title, true);

    private async Task ChangeTitleAsync()
    {
        if (_title is { } title && await Desk.AskAsync(new ChangeTitle(title.Trim())) is not Collaboration.Consultations.Outcome.Refused)
        {
            _title = null;
        }
    }
}
