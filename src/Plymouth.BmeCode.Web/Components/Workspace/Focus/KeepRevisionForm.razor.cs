using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration;
using Plymouth.BmeCode.Review;

namespace Plymouth.BmeCode.Web.Components.Desks;

/// <summary>Names the wording of this moment, with a reason and the responses it carries out.</summary>
public partial class KeepRevisionForm
{
    private readonly HashSet<ResponseId> _chosen = [];
    private ElementReference _reasonField;
    private string _reason = "";

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>The responses offered are those to comments about this; none where it is null (a response carries out none).</summary>
    [Parameter]
    public Topic? Topic { get; set; }

    /// <summary>Gives the version on the screen once nothing is unsent.</summary>
    [Parameter]
    public required Func<Task<int?>> Settle { get; set; }

    /// <summary>Kept, or given up.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private IReadOnlyList<(ResponseId Id, string Text)> Responses => Topic is null ? [] :
        [.. Desk.Table.Consultation.CommentsAbout(Topic)
            .Where(Desk.Table.IsAnswered)
            .Select(c => c.Response!.Value)
            .Distinct()
            .Select(r => (r, Words.First(Desk.Table.Text(r.Passage), 100)))];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _reasonField.FocusAsync();
        }
    }

    private void Choose(ResponseId response, bool chosen) => _ = chosen ? _chosen.Add(response) : _chosen.Remove(response);

    private async Task KeepAsync()
    {
        if (await Settle() is { } seen && await Desk.AskAsync(new KeepRevision(Passage, seen, _reason.Trim(), [.. _chosen])) is not Outcome.Refused)
        {
            await OnDone.InvokeAsync();
        }
    }
}
