using Microsoft.AspNetCore.Components;
using Plymouth.BmeCode.Collaboration.Consultations;
using Plymouth.BmeCode.Review;
using Plymouth.BmeCode.Review.Asks;
using Plymouth.BmeCode.Review.Citations;
using Plymouth.BmeCode.Review.Code;
using Plymouth.BmeCode.Review.Comments;
using Plymouth.BmeCode.Web.Workspace;
using Plymouth.BmeCode.Wordings;

namespace Plymouth.BmeCode.Web.Responses;

/// <summary>Shows one comment with its line in the table and its asks, and offers in its menu what members can do with it.</summary>
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

    /// <summary>The desk of the member who has the page open.</summary>
    [CascadingParameter]
    public required Desk Desk { get; set; }

    /// <summary>The comment.</summary>
    [Parameter]
    [EditorRequired]
    public required Comment Comment { get; set; }

    /// <summary>The clause, section or Code under which the card stands.</summary>
    [Parameter]
    [EditorRequired]
    public required Topic Topic { get; set; }

    /// <summary>The response that it shares with other comments; null when it has one of its own, or none.</summary>
    [Parameter]
    public ResponseId? Shared { get; set; }

    /// <summary>Called when the member wants the second comment answered together with the first, which stands here.</summary>
    [Parameter]
    public EventCallback<(CommentId Here, CommentId Other)> Together { get; set; }

    /// <summary>Called when the comment was split into asks, was joined again, or left its group.</summary>
    [Parameter]
    public EventCallback<CommentId> Cut { get; set; }

    private Consultation Now => Desk.Table.Consultation;

    private string Name => Now.NameOf(Comment);

    private string Source => $"Line {Comment.Source.Line} of {Comment.Source.File}";

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

    private MarkupString Html =>
        (MarkupString)WordingHtml.Of(Comment.Body, Desk.Table.Number, beside: StandingCitations.Beside(Desk.Table, Comment));

    private Task<Outcome> MarkAsync() => Desk.AskAsync(new MarkCommentInternal(Comment.Id, !Comment.Internal));

    private void Open(Panel panel) => (_panel, _isBegun) = (panel, false);

    private void BeginAgain() => (_panel, _isBegun) = (Panel.Asks, _panel != Panel.Asks);

    // The comment leaves this card, and the focus follows it.
    private async Task SplitOffAsync(ResponseId shared)
    {
        if (await Desk.AskAsync(new SplitOffComment(Comment.Id, shared)) is Outcome.Done)
        {
            await Cut.InvokeAsync(Comment.Id);
        }
    }

    private void Toggle(Panel panel) => _panel = _panel == panel ? Panel.None : panel;

    // When the form that held the focus closes, focus returns to the menu that opened it.
    private async Task CloseAsync()
    {
        _panel = Panel.None;
        if (_more is not null)
        {
            await _more.FocusAsync();
        }
    }
}
