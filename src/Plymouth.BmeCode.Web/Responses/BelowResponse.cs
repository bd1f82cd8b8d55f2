using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>A part that stands below a response and is about it: what it promises, where it points, to whom it hands its matter.</summary>
public abstract class BelowResponse : ComponentBase
{
    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Parameter]
    [EditorRequired]
    public required Response Response { get; set; }

    /// <summary>The response in words: "response to the comment on line 45".</summary>
    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }
}
