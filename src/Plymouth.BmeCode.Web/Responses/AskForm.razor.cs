using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Splits a comment into asks: its text in pieces, cut where most likely one ask ends; the member chooses where to cut.</summary>
public sealed partial class AskForm
{
    private readonly HashSet<int> _chosen = [];
    private ElementReference _legend;

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Parameter]
    [EditorRequired]
    public required Comment Comment { get; set; }

    /// <summary>False where it opens by itself, because it was begun before.</summary>
    [Parameter]
    public bool TakesFocus { get; set; } = true;

    /// <summary>The comment is split.</summary>
    [Parameter]
    public EventCallback OnSplit { get; set; }

    /// <summary>Given up.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>The words between the places where the comment may be cut, and where each begins.</summary>
    private IEnumerable<(string Words, int At)> Pieces
    {
        get
        {
            var text = CitationReader.Text(Comment.Body);
            int[] cuts = [.. AskCuts.Of(Comment.Body).Select(c => c.At)];
            return AskCuts.Between(Comment.Body, cuts).Select((a, i) => (text.Substring(a.Start, a.Length), i == 0 ? 0 : cuts[i - 1]));
        }
    }

    protected override void OnInitialized() => _chosen.UnionWith(AskCuts.Of(Comment.Body).Where(c => c.Proposed).Select(c => c.At));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && TakesFocus)
        {
            await _legend.FocusAsync();
        }
    }

    /// <summary>The key of a comment's draft.</summary>
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
