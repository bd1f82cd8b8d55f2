using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>
/// Opens a form again that the member had begun. It stands where the form would stand, draws nothing, and calls <see cref="Open"/> once the
/// form is begun and not shown.
/// </summary>
public sealed class BegunForm : ComponentBase, IDisposable
{
    private string? _seen;

    [CascadingParameter]
    public required Browser Browser { get; set; }

    /// <summary>The form's <c>data-draft</c>.</summary>
    [Parameter]
    [EditorRequired]
    public required string Key { get; set; }

    /// <summary>Shows the form.</summary>
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
        return Browser.InHand.IsBegun(Key) ? Open.InvokeAsync() : Task.CompletedTask;
    }

    private void OpenIfThis(string form)
    {
        if (form == Key)
        {
            _ = InvokeAsync(Open.InvokeAsync);
        }
    }
}
