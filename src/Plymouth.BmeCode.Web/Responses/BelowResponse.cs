using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>A part that stands below a response and is about it: its promises, its pointers, or its referral.</summary>
public abstract class BelowResponse : ComponentBase
{
    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The response this stands below.</summary>
    [Parameter]
    [EditorRequired]
    public required Response Response { get; set; }

    /// <summary>The response in words: "response to 2.3, comment 4".</summary>
    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }
}
