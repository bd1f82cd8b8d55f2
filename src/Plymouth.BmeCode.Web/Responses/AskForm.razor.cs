using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Splits a comment into asks: the member sees its text in pieces and chooses the cuts, beginning with the likely ones.</summary>
public sealed partial class AskForm
{
    private readonly HashSet<int> _chosen = [];
    private ElementReference _legend;

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The comment to split.</summary>
    [Parameter]
    [EditorRequired]
    public required Comment Comment { get; set; }

    /// <summary>False when the form opens by itself, because the member began it before; it then takes no focus.</summary>
    [Parameter]
    public bool TakesFocus { get; set; } = true;

    /// <summary>Called when the comment is split.</summary>
    [Parameter]
    public EventCallback OnSplit { get; set; }

    /// <summary>Called when the member gives up.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>The words between the places where the comment may be cut, each with its start in UTF-16 units.</summary>
    private IEnumerable<(string Words, int At)> Pieces
    {
        get
        {
            var text = CitationReader.Text(Comment.Body);
            int[] cuts = [.. AskCuts.Of(Comment.Body).Select(c => c.At)];
            return AskCuts.Between(Comment.Body, cuts).Select((a, i) => (text.Substring(a.Start, a.Length), i == 0 ? 0 : cuts[i - 1]));
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _chosen.UnionWith(AskCuts.Of(Comment.Body).Where(c => c.Proposed).Select(c => c.At));

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await _legend.FocusAsync();
        }
    }

    /// <summary>Returns the key under which the browser keeps the form's draft for a comment.</summary>
    public static string KeyOf(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return $"asks:{comment.Id}";
    }

    private void Choose(int at, bool on) => _ = on ? _chosen.Add(at) : _chosen.Remove(at);

    private async Task SplitAsync()
    {
        if (
            _chosen.Count > 0
            && await Desk.AskAsync(new SplitIntoAsks(Comment.Id, Comment.Response, AskCuts.Between(Comment.Body, _chosen)))
                is not Outcome.Refused
        )
        {
            await OnSplit.InvokeAsync();
        }
    }
}
