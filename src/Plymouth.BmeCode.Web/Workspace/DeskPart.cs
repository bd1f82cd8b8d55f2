using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace;

/// <summary>A part of the workspace that renders again only when it would show something else.</summary>
public abstract class DeskPart : ComponentBase, IDisposable
{
    private IDisposable? _listening;
    private object? _shown;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>
    /// A value that changes whenever the part would show something else, as <see cref="object.Equals(object?, object?)"/> compares it. It
    /// must be cheap, because every telling of news asks for it.
    /// </summary>
    protected abstract object? Shows { get; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _listening = Desk.Listen(() => _ = InvokeAsync(RenderIfNew));

    /// <inheritdoc/>
    // The value is taken before rendering, so what is rendered may be newer but never older, and no news is missed.
    protected override void OnParametersSet() => _shown = ShowsWithTimes;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends listening; a part with more to end overrides it and calls this too.</summary>
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
