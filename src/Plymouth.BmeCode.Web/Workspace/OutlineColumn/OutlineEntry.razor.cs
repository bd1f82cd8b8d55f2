using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>Shows one clause of the outline. It renders again only when it would show something else.</summary>
public partial class OutlineEntry
{
    private (OutlineClause, string, bool, string, int)? _shown;
    private bool _isNew = true;

    /// <summary>The clause.</summary>
    [Parameter]
    public required OutlineClause Clause { get; set; }

    /// <summary>The address of the clause.</summary>
    [Parameter]
    public required string Address { get; set; }

    /// <summary>True for the clause in focus.</summary>
    [Parameter]
    public bool IsCurrent { get; set; }

    /// <summary>The names of the others at this clause, one a line, with a tab behind those who are idle.</summary>
    [Parameter]
    public string Here { get; set; } = "";

    /// <summary>The number of findings at the clause besides unanswered comments and open promises.</summary>
    [Parameter]
    public int Findings { get; set; }

    /// <summary>Called when the member wants the deleted clause back.</summary>
    [Parameter]
    public EventCallback OnBringBack { get; set; }

    private IEnumerable<Other> People =>
        Here.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Other(line.TrimEnd('\t'), line.EndsWith('\t')));

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var shows = (Clause, Address, IsCurrent, Here, Findings);
        _isNew = _shown != shows;
        _shown = shows;
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _isNew;
}
