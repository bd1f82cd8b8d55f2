using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>A part of the workspace that renders again only when what it shows is another.</summary>
public abstract class DeskPart : ComponentBase, IDisposable
{
    private IDisposable? _listening;
    private object? _shown;

    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>
    /// What the part shows, compared by <see cref="object.Equals(object?, object?)"/> when there is news. Cheap: it is asked on every
    /// telling.
    /// </summary>
    protected abstract object? Shows { get; }

    protected override void OnInitialized() => _listening = Desk.Listen(() => _ = InvokeAsync(RenderIfNew));

    // Taken before rendering: what is rendered may be newer, never older, so that nothing is missed.
    protected override void OnParametersSet() => _shown = ShowsWithTimes;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends listening.</summary>
    protected virtual void Dispose(bool disposing) => _listening?.Dispose();

    private object? ShowsWithTimes => (Desk.Zone, Shows);

    private void RenderIfNew()
    {
        var shows = ShowsWithTimes;
        if (!Equals(shows, _shown))
        {
            _shown = shows;
            StateHasChanged();
        }
    }
}
