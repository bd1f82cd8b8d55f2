using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;

namespace Plymouth.BmeCode.Web.Workspace.Passages;

/// <summary>Names the wording of this moment, with a reason and the responses it carries out.</summary>
public partial class KeepRevisionForm
{
    private readonly HashSet<ResponseId> _chosen = [];
    private ElementReference _reasonField;
    private string _reason = "";

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The passage.</summary>
    [Parameter]
    public required PassageId Passage { get; set; }

    /// <summary>The name of the passage: "2.3".</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    /// <summary>False when the form opens by itself, because the member began it before; it then takes no focus.</summary>
    [Parameter]
    public bool TakesFocus { get; set; } = true;

    /// <summary>The clause or section whose responses the form offers; null for a response, which carries out none.</summary>
    [Parameter]
    public Topic? Topic { get; set; }

    /// <summary>Waits until nothing is unsent and gives the version on the screen; null when words could not be sent.</summary>
    [Parameter]
    public required Func<Task<int?>> Settle { get; set; }

    /// <summary>Called when the revision is kept, or the member gives up.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>Returns the key under which the browser keeps the form's draft for a passage.</summary>
    public static string KeyOf(PassageId passage) => $"keep:{passage}";

    private string FieldId => $"keep-reason-{string.Concat(Passage.Value.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";

    private IReadOnlyList<(ResponseId Id, string Text)> Responses =>
        Topic is null
            ? []
            :
            [
                .. Desk
                    .Table.Consultation.CommentsAbout(Topic)
                    .Where(Desk.Table.IsAnswered)
                    .Select(c => c.Response!.Value)
                    .Distinct()
                    .Select(r => (r, Words.First(Desk.Table.Text(r.Passage), 100))),
            ];

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await _reasonField.FocusAsync();
        }
    }

    private void Choose(ResponseId response, bool chosen) => _ = chosen ? _chosen.Add(response) : _chosen.Remove(response);

    private async Task KeepAsync()
    {
        if (
            await Settle() is { } seen
            && await Desk.AskAsync(new KeepRevision(Passage, seen, _reason.Trim(), [.. _chosen])) is not Outcome.Refused
        )
        {
            await OnDone.InvokeAsync();
        }
    }
}
