using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Opens a form again that the member had begun. It stands where the form would stand, draws nothing, and calls <see cref="Open"/> when the
/// browser says that the form was begun.
/// </summary>
public sealed class BegunForm : ComponentBase, IDisposable
{
    private string? _seen;

    /// <summary>The browser's side of the page.</summary>
    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The desk of the member who has the page open: who only reads begins no form.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The key of the form, which stands in its <c>data-draft</c>.</summary>
    [Parameter]
    [EditorRequired]
    public required string Key { get; set; }

    /// <summary>Called to show the form.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Open { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Browser.InHand.Opening -= OpenIfThis;

    /// <inheritdoc/>
    protected override void OnInitialized() => Browser.InHand.Opening += OpenIfThis;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_seen == Key)
        {
            return Task.CompletedTask;
        }

        _seen = Key;
        return Desk.MayWrite && Browser.InHand.IsBegun(Key) ? Open.InvokeAsync() : Task.CompletedTask;
    }

    private void OpenIfThis(string form)
    {
        if (form == Key && Desk.MayWrite)
        {
            _ = InvokeAsync(Open.InvokeAsync);
        }
    }
}
