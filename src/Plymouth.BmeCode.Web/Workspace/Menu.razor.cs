using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// A button with a menu of acts below it, as ARIA describes menus. It opens with the focus on its first act; Escape, Tab, a choice or a
/// click elsewhere closes it; the browser code (<c>menus.ts</c>) handles arrows, Home, End and first letters.
/// </summary>
/// <remarks>MudMenu puts its list at the end of the page, where a screen reader's reading order does not find it.</remarks>
public partial class Menu
{
    private ElementReference _button;
    private MenuAct? _first;
    private bool _open;
    private bool _focusOwed;

    /// <summary>The words on the button.</summary>
    [Parameter]
    public required string Words { get; set; }

    /// <summary>The button's name for people who hear the page; it contains <see cref="Words"/>.</summary>
    [Parameter]
    public required string Label { get; set; }

    /// <summary>
    /// True for a small button with a list at most as wide as the card, which is the nearest positioned element around the menu.
    /// </summary>
    [Parameter]
    public bool InCard { get; set; }

    /// <summary>The acts, each a <see cref="MenuAct"/>; drawn only while the menu is open.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Closes the list.</summary>
    public void Close()
    {
        _open = false;
        _first = null;
        StateHasChanged();
    }

    /// <summary>Closes the list and puts the focus on its button again, so that it is not lost with the list.</summary>
    public async Task CloseAsync()
    {
        Close();
        await FocusAsync();
    }

    /// <summary>Puts the focus on the menu's button, for when the form that an act opened closes.</summary>
    public async Task FocusAsync() => await _button.FocusAsync();

    /// <summary>Called by each act of the list when it is made; the first one takes the focus.</summary>
    internal void Add(MenuAct act) => _first ??= act;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusOwed && _first is not null)
        {
            _focusOwed = false;
            await _first.FocusAsync();
        }
    }

    private void Toggle() => (_open, _first, _focusOwed) = (!_open, null, !_open);

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (_open && key is { Key: "Escape", IsComposing: false })
        {
            await CloseAsync();
        }
        else if (_open && key.Key == "Tab")
        {
            Close();
        }
    }
}
