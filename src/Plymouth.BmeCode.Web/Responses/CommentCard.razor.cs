using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>One comment: its words, where it stands, and in its menu what can be done with it.</summary>
public partial class CommentCard
{
    private Menu? _more;
    private Panel _panel;
    private bool _isBegun;

    private enum Panel
    {
        None,
        Similar,
        Asks,
    }

    [CascadingParameter]
    public required Desk Desk { get; set; }

    [Parameter]
    [EditorRequired]
    public required Comment Comment { get; set; }

    /// <summary>What it is shown under.</summary>
    [Parameter]
    [EditorRequired]
    public required Topic Topic { get; set; }

    /// <summary>The response it shares with other comments; null where it has one of its own, or none.</summary>
    [Parameter]
    public ResponseId? Shared { get; set; }

    /// <summary>The member wants the second comment answered together with the first, which stands here.</summary>
    [Parameter]
    public EventCallback<(CommentId Here, CommentId Other)> Together { get; set; }

    /// <summary>The comment was split into asks, or is one again.</summary>
    [Parameter]
    public EventCallback<CommentId> Cut { get; set; }

    private Consultation Now => Desk.Table.Consultation;

    private string Line => Now.LineOf(Comment);

    private IReadOnlyList<SimilarComment> Similar => Now.Similar(Comment.Id);

    private IEnumerable<string> AlsoAbout =>
        Comment
            .About.Where(topic => topic != Topic && !(topic is AboutCode && Topic is AboutSection))
            .Select(topic =>
                topic switch
                {
                    AboutClause about => Now.Label(about.Clause),
                    AboutSection about => $"section {Now.Numbers.Of(about.Section)}",
                    AboutCode => "the Code",
                    _ => throw NotKnown.Of(topic),
                }
            );

    private void Open(Panel panel) => (_panel, _isBegun) = (panel, false);

    private void BeginAgain() => (_panel, _isBegun) = (Panel.Asks, _panel != Panel.Asks);

    // The comment leaves this card: the focus goes with it.
    private async Task SplitOffAsync(ResponseId shared)
    {
        if (await Desk.AskAsync(new SplitOffComment(Comment.Id, shared)) is Outcome.Done)
        {
            await Cut.InvokeAsync(Comment.Id);
        }
    }

    private void Toggle(Panel panel) => _panel = _panel == panel ? Panel.None : panel;

    // The form the keyboard was in goes: it goes on where that was opened.
    private async Task CloseAsync()
    {
        _panel = Panel.None;
        if (_more is not null)
        {
            await _more.FocusAsync();
        }
    }
}
