using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>Shows one clause of the outline. It renders again only when it would show something else.</summary>
public partial class OutlineEntry
{
    private (ClauseRow, bool, string)? _shown;
    private bool _isNew = true;

    /// <summary>The clause with what is said of it.</summary>
    [Parameter]
    public required ClauseRow Row { get; set; }

    /// <summary>The address of the clause.</summary>
    [Parameter]
    public required string Address { get; set; }

    /// <summary>True when all rows of the outline are drawn; else each says its place among all of them.</summary>
    [Parameter]
    public bool IsWhole { get; set; }

    /// <summary>Called when the member wants the deleted clause back.</summary>
    [Parameter]
    public EventCallback<ClauseId> OnBringBack { get; set; }

    private OutlineClause Clause => Row.Clause;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var shows = (Row, IsWhole, Address);
        _isNew = _shown != shows;
        _shown = shows;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _isNew;
}
