using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Plymouth.BmeCode.Web.Workspace.Find;

/// <summary>Finds clauses, comments, responses and commands by typing. Only its field takes the focus; leaving it closes it.</summary>
public partial class Palette
{
    private ElementReference _field;
    private IReadOnlyList<Offer> _offers = [];
    private int _at;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Called when the palette closes.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => Seek("");

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _field.FocusAsync();
        }
    }

    private void Seek(string? sought) => (_at, _offers) = (0, TableSearch.In(Desk, sought ?? ""));

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.IsComposing)
        {
            return;
        }

        switch (key.Key)
        {
            case "ArrowDown" when _offers.Count > 0:
                _at = (_at + 1) % _offers.Count;
                break;
            case "ArrowUp" when _offers.Count > 0:
                _at = (_at + _offers.Count - 1) % _offers.Count;
                break;
            case "Enter" when _at < _offers.Count:
                await TakeAsync(_offers[_at]);
                break;
            case "Escape" or "Tab":
                await OnClose.InvokeAsync();
                break;
        }
    }

    private async Task TakeAsync(Offer offer)
    {
        Browser.IsHeadingOwed = offer.Place is not null;
        await OnClose.InvokeAsync();
        if (offer.Command is { } command)
        {
            await Desk.AskAsync(command);
        }
        else if ((offer.Page ?? offer.Place) is { } place)
        {
            Navigation.NavigateTo($"c/{Desk.Room.Id}/{place}");
        }
    }
}
