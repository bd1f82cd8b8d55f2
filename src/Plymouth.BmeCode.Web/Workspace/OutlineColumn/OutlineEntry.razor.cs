using Microsoft.AspNetCore.Components;

namespace Plymouth.BmeCode.Web.Workspace.OutlineColumn;

/// <summary>One clause of the outline. Renders again only when it shows something else.</summary>
public partial class OutlineEntry
{
    private (OutlineClause, string, bool, string, int)? _shown;
    private bool _isNew = true;

    [Parameter]
    public required OutlineClause Clause { get; set; }

    [Parameter]
    public required string Address { get; set; }

    [Parameter]
    public bool IsCurrent { get; set; }

    /// <summary>Names of the others at this clause, one a line, with a tab behind those who are idle.</summary>
    [Parameter]
    public string Here { get; set; } = "";

    /// <summary>How many findings stand here besides unanswered comments and open promises.</summary>
    [Parameter]
    public int Findings { get; set; }

    [Parameter]
    public EventCallback OnBringBack { get; set; }

    private IEnumerable<Other> People =>
        Here.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Other(line.TrimEnd('\t'), line.EndsWith('\t')));

    protected override void OnParametersSet()
    {
        var shows = (Clause, Address, IsCurrent, Here, Findings);
        _isNew = _shown != shows;
        _shown = shows;
    }

    protected override bool ShouldRender() => _isNew;
}
