using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Plymouth.BmeCode.Web.Components.Desks;

/// <summary>A button with a list of acts below it: plain buttons right after it in the order of Tab. Escape, a choice or a click elsewhere closes it.</summary>
/// <remarks>MudMenu puts its list at the end of the page, where Tab does not find it.</remarks>
public partial class Menu
{
    private ElementReference _button;
    private bool _open;

    /// <summary>What stands on the button.</summary>
    [Parameter]
    public required string Words { get; set; }

    /// <summary>The button's name for those who hear the page; has <see cref="Words"/> in it.</summary>
    [Parameter]
    public required string Label { get; set; }

    /// <summary>The acts, each a <see cref="MenuAct"/>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Closes the list.</summary>
    public void Close()
    {
        _open = false;
        StateHasChanged();
    }

    /// <summary>Closes the list and puts the focus on its button again, so that it is not lost with the list.</summary>
    public async Task CloseAsync()
    {
        Close();
        await _button.FocusAsync();
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (_open && key.Key == "Escape")
        {
            await CloseAsync();
        }
    }
}
